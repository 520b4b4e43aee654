import { X } from 'lucide-react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSetting, type Settings } from '../../host/settings.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './spelling.module.css';
import { removeUserWord, stopIgnoring } from './userWords.ts';

/** Whether spelling is checked, and with which dictionary. */
export function SpellingSwitches() {
  const { t } = useTranslation();
  const [isOn, setOn] = useSetting('checksSpelling');
  const [language, setLanguage] = useSetting('spellingLanguage');
  const languages: { key: Settings['spellingLanguage']; text: string }[] = [
    { key: 'talk', text: t('spelling.ofTalk') },
    { key: 'fr', text: 'Français' },
    { key: 'en', text: 'English' },
  ];
  return (
    <>
      <Switch label={t('spelling.checks')} hint={t('spelling.checksHint')} isSelected={isOn} onChange={setOn} />
      <Choice label={t('spelling.language')} options={languages} value={language} onChange={setLanguage} />
    </>
  );
}

/** The words the user has added, each of which can be taken out again. */
export function UserWords() {
  const { t } = useTranslation();
  const [words] = useSetting('spellingWords');
  return words.length === 0 ? (
    <p className={styles.none}>{t('spelling.noUserWords')}</p>
  ) : (
    <WordList label={t('spelling.userWords')} words={words} onRemove={removeUserWord} />
  );
}

/** The words that are ignored in some talk; taken out, they are marked again in all. */
export function IgnoredWords() {
  const { t } = useTranslation();
  const [ignored] = useSetting('spellingIgnored');
  const words = [...new Set(Object.values(ignored).flat())];
  return <WordList label={t('spelling.ignoredWords')} words={words} onRemove={stopIgnoring} />;
}

interface WordListProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly onRemove: (word: string) => void;
}

function WordList({ label, words, onRemove }: WordListProps) {
  const { t, i18n } = useTranslation();
  const sorted = words.toSorted(new Intl.Collator(i18n.language).compare);
  return (
    <TagGroup aria-label={label} onRemove={(keys) => [...keys].forEach((word) => onRemove(String(word)))}>
      <TagList items={sorted.map((word) => ({ id: word }))} className={styles.words!}>
        {({ id }) => (
          <Tag id={id} textValue={id} className={styles.word!}>
            {id}
            <Button slot="remove" aria-label={t('spelling.remove', { word: id })} className={styles.remove!}>
              <X size={12} aria-hidden />
            </Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}
