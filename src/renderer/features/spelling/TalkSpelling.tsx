import { SpellCheck } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/commandHub.ts';
import { findMisspelling, isStill } from './findMisspelling.ts';
import './spelling.css';
import styles from './spelling.module.css';
import type { SpelledText } from './SpelledText.ts';
import { SpellingMarks } from './SpellingMarks.ts';
import { SpellingReader } from './SpellingReader.ts';
import { SuggestionMenu } from './SuggestionMenu.tsx';
import { addUserWord, ignoreWord } from './userWords.ts';
import { useSpellingRules, type SpelledTalk } from './useSpellingRules.ts';
import { useSuggestions } from './useSuggestions.ts';
import { windowSpelling } from './windowSpelling.ts';

interface TalkSpellingProps {
  readonly text: SpelledText;
  readonly talk: SpelledTalk;
}

/** What the status bar says; it holds as long as the rules it was found under. */
interface Note {
  readonly kind: 'failed' | 'nothingFound';
  readonly reader: SpellingReader | null;
}

/** Checks the spelling of the open talk: underlines, the menu at a word, its commands, and what the status bar says. */
export function TalkSpelling({ text, talk }: TalkSpellingProps) {
  const { t, i18n } = useTranslation();
  const rules = useSpellingRules(talk);
  const [note, setNote] = useState<Note | null>(null);
  const reader = useMemo(
    () => (rules === null || 'noDictionary' in rules ? null : new SpellingReader(windowSpelling, rules)),
    [rules],
  );
  const say = (kind: Note['kind']): void => setNote({ kind, reader });
  const menu = useSuggestions(text, reader, () => say('failed'));

  useEffect(() => {
    if (reader === null) return undefined;
    const marks = new SpellingMarks(text, reader, () => setNote({ kind: 'failed', reader }));
    return () => marks.destroy();
  }, [text, reader]);
  const isPassing = note?.kind === 'nothingFound';
  useEffect(() => (isPassing ? text.subscribe(() => setNote(null)) : undefined), [text, isPassing]);

  const goTo = async (direction: 1 | -1): Promise<void> => {
    if (reader === null) return;
    try {
      const found = await findMisspelling(text, reader, direction);
      if (found === null) return say('nothingFound');
      if (!isStill(text, found)) return;
      text.select({ paragraphId: found.paragraph.id, from: found.from, to: found.to });
      text.focus();
      // The menu is likely to be asked for next.
      menu.prepare(found);
    } catch {
      say('failed');
    }
  };
  useCommands(
    reader === null
      ? {}
      : {
          nextMisspelling: () => void goTo(1),
          previousMisspelling: () => void goTo(-1),
          spellingSuggestions: menu.openAtCaret,
        },
  );

  const word = menu.open?.misspelling;
  return (
    <>
      {rules !== null && 'noDictionary' in rules && (
        <SpellingNote
          text={t('spelling.noDictionary', { language: languageName(rules.noDictionary, i18n.language) })}
        />
      )}
      {note !== null && note.reader === reader && <SpellingNote text={t(`spelling.${note.kind}`)} />}
      <SuggestionMenu
        open={menu.open}
        onReplace={(suggestion) => {
          menu.close();
          if (word !== undefined && isStill(text, word)) {
            text.replace({ paragraphId: word.paragraph.id, from: word.from, to: word.to }, suggestion);
          }
        }}
        onAdd={() => word !== undefined && addUserWord(word.text)}
        onIgnore={() => word !== undefined && ignoreWord(talk.id, word.text)}
        onClose={menu.close}
      />
    </>
  );
}

function SpellingNote({ text }: { readonly text: string }) {
  return (
    <output className={styles.note}>
      <SpellCheck size={13} aria-hidden /> {text}
    </output>
  );
}

/** A language of BCP 47 by its name, or as it is written where nobody has a name for it. */
function languageName(language: string, shownIn: string): string {
  try {
    return new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
