import type { NameQuestion } from '../../contract/peopleSchemas.ts';
import { foldText } from '../../domain/notices/foldText.ts';
import type { PersonName } from '../../domain/notices/personName.ts';
import { decodeText } from '../files/decodeText.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

type RawLine = NonNullable<NameQuestion['raw']>;

/** How much of a line is shown around the name. */
const BEFORE = 160;
const AFTER = 400;
/** A larger source is not searched: it is not for one line that it is decoded. */
const MAX_SOURCE_BYTES = 4_000_000;

/**
 * Where a name was read, to be looked at beside it: the line of the card that a stub is known from, the passage of the
 * abstract, or the line of the source. `null` when the name stands nowhere as it was read.
 */
export function rawLineOf(store: LibraryStore, talk: TalkNumber, name: PersonName): RawLine | null {
  const spellings = spellingsOf(name);
  for (const raw of store.talks.cardsShowing(talk)) {
    const text = excerpt(raw, spellings);
    if (text !== null) return { text, origin: 'card' };
  }
  const inAbstract = excerpt(store.talks.record(talk).abstract ?? '', spellings);
  if (inAbstract !== null) return { text: inAbstract, origin: 'abstract' };
  for (const bytes of store.sources.bytesOf(talk, MAX_SOURCE_BYTES)) {
    const text = excerpt(decodeText(bytes).text, spellings);
    if (text !== null) return { text, origin: 'source' };
  }
  return null;
}

/** The ways in which a source may have written a name that was read so; the glued one first. */
function spellingsOf({ given, family }: PersonName): string[] {
  const ways =
    given === '' ? [family] : [family + given, `${given} ${family}`, `${family} ${given}`, `${family}, ${given}`];
  return [...ways, family].filter((way) => way.length > 1);
}

function excerpt(text: string, spellings: readonly string[]): string | null {
  for (const spelling of spellings) {
    const at = placeOf(text, spelling);
    if (at >= 0) return lineAround(text, at, spelling.length);
  }
  return null;
}

/** Where a text says a name; case and accents count only where folding keeps the length. */
function placeOf(text: string, spelling: string): number {
  const at = text.indexOf(spelling);
  if (at >= 0) return at;
  const folded = foldText(text);
  return folded.length === text.length ? folded.indexOf(foldText(spelling)) : -1;
}

function lineAround(text: string, at: number, length: number): string {
  const start = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - BEFORE);
  const lineEnd = text.indexOf('\n', at + length);
  const end = Math.min(lineEnd < 0 ? text.length : lineEnd, at + AFTER);
  const isCutBefore = start > 0 && text[start - 1] !== '\n';
  const isCutAfter = end < text.length && text[end] !== '\n';
  return `${isCutBefore ? '…' : ''}${text.slice(start, end).trim()}${isCutAfter ? '…' : ''}`;
}
