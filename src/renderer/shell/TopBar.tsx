import { ChevronRight, Keyboard, Library, Settings as SettingsIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { JobsButton } from '../features/jobs/JobsButton.tsx';
import { shownTaking } from '../features/timedText/batchTexts.ts';
import { IconButton } from '../ui/Button.tsx';
import { useCommands } from '../ui/commandHub.ts';
import { useShownKeys } from '../ui/shownKeys.ts';
import { useValue } from '../ui/valueStore.ts';
import { goTo } from './route.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { shownSettings } from './shownSettings.ts';
import styles from './shell.module.css';

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
  const shownKey = useShownKeys();
  return (
    <header className={styles.topBar} data-keeps-focus="">
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
        <JobsButton
          onOpenTalk={(talkId) => goTo({ screen: 'talk', talkId })}
          onShowTaking={(jobId) => shownTaking.set(jobId)}
        />
        <IconButton icon={Keyboard} label={t('keys.title')} keys={shownKey('showKeys')} onPress={onKeys} />
        <SettingsButton />
      </div>
    </header>
  );
}

function openSettings(): void {
  shownSettings.set('appearance');
}

function SettingsButton() {
  const { t } = useTranslation();
  const section = useValue(shownSettings);
  const shownKey = useShownKeys();
  useCommands({ showSettings: openSettings });
  return (
    <>
      <IconButton
        icon={SettingsIcon}
        label={t('settings.title')}
        keys={shownKey('showSettings')}
        onPress={openSettings}
      />
      <SettingsDialog section={section} onClose={() => shownSettings.set(null)} />
    </>
  );
}
