import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { fitSuggestion } from '../../../domain/spelling/fitSuggestion.ts';
import { remark } from '../../ui/remarks.ts';
import { isStill, misspellingAt, type PlacedMisspelling } from './findMisspelling.ts';
import { sortBySound } from '../../../domain/spelling/sortBySound.ts';
import type { SpelledText } from './SpelledText.ts';
import type { SpellingReader } from './SpellingReader.ts';
import type { OpenSuggestions } from './SuggestionMenu.tsx';
import { offsetAtPoint, rangeOfOffsets } from './textOffsets.ts';
import { visibleParagraphs } from './visibleParagraphs.ts';

const MOST_SUGGESTIONS = 7;

/** The menu at a word: opened at the caret by key, and at the pointer by a right click on a misspelt word. */
export function useSuggestions(text: SpelledText, reader: SpellingReader | null, onFailure: () => void) {
  const [open, setOpen] = useState<OpenSuggestions | null>(null);

  const openAt = async (word: PlacedMisspelling | null): Promise<void> => {
    if (word === null || reader === null) return;
    try {
      const found = await reader.checker.suggest(word.text, reader.rules.language);
      const box = boxOf(text, word);
      if (box === undefined || !isStill(text, word)) return;
      const fitting = sortBySound(word.text, found, reader.rules.language).map((suggestion) =>
        fitSuggestion(suggestion, word.paragraph.text),
      );
      setOpen({ misspelling: word, box, suggestions: [...new Set(fitting)].slice(0, MOST_SUGGESTIONS) });
    } catch {
      onFailure();
    }
  };

  const onContextMenu = useEffectEvent((event: MouseEvent): void => {
    const word = reader === null ? null : wordOfMenu(text, reader, event);
    if (word === null) return;
    event.preventDefault();
    void openAt(word);
  });
  useEffect(() => {
    const listener = (event: MouseEvent): void => onContextMenu(event);
    document.addEventListener('contextmenu', listener);
    return () => document.removeEventListener('contextmenu', listener);
  }, []);

  return {
    open,
    /** Has the suggestions for a word ready before they are asked for. */
    prepare: (word: PlacedMisspelling) => {
      // Whoever asks for the menu then is told of a failure.
      reader?.checker.suggest(word.text, reader.rules.language).catch(() => undefined);
    },
    openAtCaret: () => {
      const word = reader === null ? null : wordAtCaret(text, reader);
      if (word === null) remark('noFault');
      void openAt(word);
    },
    close: () => {
      // The menu must be gone before the text has the focus again: while it is there it holds the focus.
      flushSync(() => setOpen(null));
      text.focus();
    },
  };
}

function boxOf(text: SpelledText, { paragraph, from, to }: PlacedMisspelling): DOMRect | undefined {
  const element = text.elementOf(paragraph.id);
  return element === null ? undefined : rangeOfOffsets(element, from, to)?.getClientRects()[0];
}

/** The misspelt word that a menu is asked for: the pointer's, or the caret's when the menu key asks. */
function wordOfMenu(text: SpelledText, reader: SpellingReader, event: MouseEvent): PlacedMisspelling | null {
  for (const paragraph of visibleParagraphs(text)) {
    const element = text.elementOf(paragraph.id);
    if (element === null || !(event.target instanceof Node) || !element.contains(event.target)) continue;
    const offset = offsetAtPoint(element, event.clientX, event.clientY);
    const isByPointer = event.button === 2;
    const word = isByPointer && offset !== null ? misspellingAt(reader, paragraph, offset) : null;
    return isByPointer ? word : wordAtCaret(text, reader);
  }
  return null;
}

function wordAtCaret(text: SpelledText, reader: SpellingReader): PlacedMisspelling | null {
  const { paragraphId, offset } = text.caret();
  const paragraph = text.paragraphs().find(({ id }) => id === paragraphId);
  return paragraph === undefined ? null : misspellingAt(reader, paragraph, offset);
}
