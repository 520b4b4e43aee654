import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useRef, useState } from 'react';
import { correctionsBetween, type WordCorrection } from '../../domain/glossary/proposeEntries.ts';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import type { TalkSession } from './useTalkSession.ts';

/** A correction this often made is worth an entry of the glossary. */
const OFTEN = 2;

/** What the editor corrects again and again, to be offered as an entry of the glossary. */
export interface RepeatedCorrection extends WordCorrection {
  readonly count: number;
}

/**
 * Watches what is corrected in each paragraph between the caret's coming and its going; gives the last correction that
 * was made more than once, and a function that takes the offer away for good.
 */
export function useRepeatedCorrections({ editor, caret }: TalkSession): [RepeatedCorrection | null, () => void] {
  const [offer, setOffer] = useState<RepeatedCorrection | null>(null);
  const counts = useRef(new Map<string, number>());
  const declined = useRef(new Set<string>());
  useEffect(() => {
    if (editor === null) return undefined;
    const textOf = (id: ParagraphId): string | undefined =>
      editor.margins.timed.transcript.find((paragraph) => paragraph.id === id)?.text;
    let entered: { id: ParagraphId; text: string } | null = null;
    const count = (correction: WordCorrection): void => {
      const name = nameOf(correction);
      const times = (counts.current.get(name) ?? 0) + 1;
      counts.current.set(name, times);
      if (times >= OFTEN && !declined.current.has(name)) setOffer({ ...correction, count: times });
    };
    // What another window corrected is in the text when the caret goes, and is nobody's correction here.
    const stopWatching = editor.subscribe((isTextChanged, transactions) => {
      if (entered === null || !isTextChanged || !transactions.some(isFromElsewhere)) return;
      entered = { ...entered, text: textOf(entered.id) ?? '' };
    });
    const stopFollowing = caret.subscribe(() => {
      const id = caret.get()?.id ?? null;
      if (id === entered?.id) return;
      const left = entered;
      entered = id === null ? null : { id, text: textOf(id) ?? '' };
      const now = left === null ? undefined : textOf(left.id);
      if (left !== null && now !== undefined) correctionsBetween(left.text, now).forEach(count);
    });
    return () => {
      stopWatching();
      stopFollowing();
    };
  }, [editor, caret]);
  const take = (): void => {
    if (offer !== null) declined.current.add(nameOf(offer));
    setOffer(null);
  };
  return [offer, take];
}

function nameOf({ heard, correct }: WordCorrection): string {
  return JSON.stringify([heard, correct]);
}

/** Only what this window changed can be undone in it. */
function isFromElsewhere(transaction: Transaction): boolean {
  return transaction.getMeta('addToHistory') === false;
}
