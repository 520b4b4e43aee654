import { ChevronRight, Keyboard, Library, Settings as SettingsIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Link, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting, type Settings } from '../host/settings.ts';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import controls from '../ui/controls.module.css';
import { languageToShow, showLanguage } from '../ui/strings.ts';
import { shownKey } from './commands.ts';
import styles from './shell.module.css';
import { showTheme } from './theme.ts';

interface TopBarProps {
  /** The talk that is open, or `null` in the library. */
  readonly title: string | null;
  readonly onKeys: () => void;
  /** What belongs to the screen, at the right. */
  readonly children?: ReactNode;
}

/** Where the user is, and what is always at hand. */
export function TopBar({ title, onKeys, children }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className={styles.topBar}>
      <nav className={styles.path} aria-label="Lutrin">
        <Link href="#/" className={styles.crumb!} data-current={title === null ? '' : undefined}>
          <Library size={16} aria-hidden />
          {t('shell.library')}
        </Link>
        {title !== null && (
          <>
            <ChevronRight size={14} aria-hidden />
            <h1 className={styles.title} title={title}>
              {title}
            </h1>
          </>
        )}
      </nav>
      <div className={styles.tools}>
        {children}
        <IconButton icon={Keyboard} label={t('shell.keys')} keys={shownKey('showKeys')} onPress={onKeys} />
        <SettingsMenu />
      </div>
    </header>
  );
}

function SettingsMenu() {
  const { t } = useTranslation();
  const [theme, setTheme] = useSetting('theme');
  const [language, setLanguage] = useSetting('language');
  const themes: { key: Settings['theme']; text: string }[] = [
    { key: 'system', text: t('shell.themeSystem') },
    { key: 'light', text: t('shell.themeLight') },
    { key: 'dark', text: t('shell.themeDark') },
  ];
  const languages: { key: Settings['language']; text: string }[] = [
    { key: 'system', text: t('shell.languageSystem') },
    { key: 'fr', text: 'Français' },
    { key: 'en', text: 'English' },
  ];
  return (
    <DialogTrigger>
      <IconButton icon={SettingsIcon} label={t('shell.settings')} />
      <Popover className={controls.popover!} offset={4} placement="bottom end">
        <Dialog className={styles.settings!} aria-label={t('shell.settings')}>
          <AriaButton slot="close" className="visually-hidden">
            {t('common.close')}
          </AriaButton>
          <Choice
            label={t('shell.theme')}
            options={themes}
            value={theme}
            onChange={(key) => {
              setTheme(key);
              showTheme(key);
            }}
          />
          <Choice
            label={t('shell.language')}
            options={languages}
            value={language}
            onChange={(key) => {
              setLanguage(key);
              showLanguage(languageToShow(key));
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
