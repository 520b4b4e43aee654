import fc from 'fast-check';
import { mergeParagraphs, splitParagraph } from '../../../domain/transcript/paragraphEdits.ts';
import { replaceInParagraph } from '../../../domain/transcript/replaceInParagraph.ts';
import { setWordTime } from '../../../domain/transcript/setWordTime.ts';
import { sortMarks } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { Paragraph, SpeakerId, Transcript } from '../../../domain/transcript/transcript.ts';
import { newParagraphId } from './newParagraphId.ts';

/** A change that another window, or a replacement in the library, makes of the stored text. */
export interface ElsewhereStep {
  /** So that a failing case can be read. */
  readonly name: string;
  readonly change: (stored: Transcript) => Transcript;
}

/** Puts something in the place of one paragraph and as many that follow it as `count` says. */
function instead(
  index: number,
  count: number,
  make: (first: Paragraph, second: Paragraph) => readonly Paragraph[],
): ElsewhereStep['change'] {
  return (stored) => {
    const place = index % stored.length;
    const old = stored.slice(place, place + count);
    if (old.length < count) return stored;
    return [...stored.slice(0, place), ...make(old[0]!, old.at(-1)!), ...stored.slice(place + count)];
  };
}

function replaced(paragraph: Paragraph, from: number, length: number, text: string): Paragraph {
  const start = Math.min(from, paragraph.text.length);
  return replaceInParagraph(paragraph, [{ from: start, to: Math.min(paragraph.text.length, start + length), text }]);
}

function timed(paragraph: Paragraph, word: number, timeMs: number): Paragraph {
  const count = tokensOf(paragraph.text).length;
  return count === 0 ? paragraph : setWordTime(paragraph, word % count, timeMs);
}

function commented(paragraph: Paragraph, from: number, length: number): Paragraph {
  const end = Math.min(paragraph.text.length, from + length);
  return { ...paragraph, marks: sortMarks([...paragraph.marks, { from, to: end, kind: 'comment', note: 'vu' }]) };
}

/** Whatever another may do to a text. */
export function elsewhereStepsAt(index: fc.Arbitrary<number>): fc.Arbitrary<ElsewhereStep> {
  const place = fc.tuple(index, fc.nat(25), fc.nat(6));
  return fc
    .oneof(
      fc
        .tuple(place, fc.constantFrom('', 'Z', ' zut ', 'Zut alors', '«\u00a0Z\u00a0»'))
        .map(([[at, from, length], text]) => ({
          name: `elsewhere: ${at},${from} +${length} = ${text}`,
          change: instead(at, 1, (paragraph) => [replaced(paragraph, from, length, text)]),
        })),
      fc.tuple(index, fc.nat(5), fc.nat(20_000)).map(([at, word, timeMs]) => ({
        name: `elsewhere: word ${at},${word} at ${timeMs}`,
        change: instead(at, 1, (paragraph) => [timed(paragraph, word, timeMs)]),
      })),
      place.map(([at, from]) => ({
        name: `elsewhere: split ${at},${from}`,
        change: instead(at, 1, (paragraph) =>
          splitParagraph(paragraph, Math.min(from, paragraph.text.length), newParagraphId()),
        ),
      })),
      place.map(([at, from, length]) => ({
        name: `elsewhere: comment ${at},${from} +${length}`,
        change: instead(at, 1, (paragraph) => [commented(paragraph, from, length)]),
      })),
      index.map((at) => ({
        name: `elsewhere: merge ${at}`,
        change: instead(at, 2, (first, second) => [mergeParagraphs(first, second)]),
      })),
      index.map((at) => ({
        name: `elsewhere: swap ${at}`,
        change: instead(at, 2, (first, second) => [second, first]),
      })),
      index.map((at) => ({
        name: `elsewhere: remove ${at}`,
        change: instead(at, 2, (first) => [first]),
      })),
      index.map((at) => ({
        name: `elsewhere: speaker ${at}`,
        change: instead(at, 1, (paragraph) => [{ ...paragraph, speakerId: 's2' as SpeakerId }]),
      })),
    )
    .map((step) => ({ ...step, [fc.toStringMethod]: () => step.name }));
}
