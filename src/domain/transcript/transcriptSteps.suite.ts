import fc from 'fast-check';
import { mergeParagraphs, splitParagraph } from './paragraphEdits.ts';
import { replaceInParagraph } from './replaceInParagraph.ts';
import { setWordTime } from './setWordTime.ts';
import { sortMarks, type TextMark } from './textMarks.ts';
import { tokensOf } from './tokensOf.ts';
import type { Paragraph, ParagraphId, SpeakerId, Transcript } from './transcript.ts';

/** Something that is done to a text. */
export interface TranscriptStep {
  /** So that a failing case can be read. */
  readonly name: string;
  readonly change: (transcript: Transcript) => Transcript;
}

/** Puts something in the place of one paragraph and as many that follow it as `count` says. */
function instead(
  index: number,
  count: number,
  make: (first: Paragraph, second: Paragraph) => readonly Paragraph[],
): TranscriptStep['change'] {
  return (transcript) => {
    const place = index % transcript.length;
    const old = transcript.slice(place, place + count);
    if (old.length < count) return transcript;
    return [...transcript.slice(0, place), ...make(old[0]!, old.at(-1)!), ...transcript.slice(place + count)];
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

function commented(paragraph: Paragraph, mark: TextMark): Paragraph {
  const to = Math.min(paragraph.text.length, mark.to);
  return { ...paragraph, marks: sortMarks([...paragraph.marks, { ...mark, to }]) };
}

let idCount = 0;
function newId(): ParagraphId {
  return `new${idCount++}` as ParagraphId;
}

const TEXTS = ['', 'Z', ' zut ', 'Zut alors', '«\u00a0Z\u00a0»'];

/** Whatever may be done to a text, to the paragraphs that `index` says; `texts` are put in, one of them as a comment. */
export function transcriptStepsAt(
  index: fc.Arbitrary<number>,
  texts: readonly string[] = TEXTS,
): fc.Arbitrary<TranscriptStep> {
  const place = fc.tuple(index, fc.nat(25), fc.nat(6));
  return fc
    .oneof(
      fc.tuple(place, fc.constantFrom(...texts)).map(([[at, from, length], text]) => ({
        name: `${at},${from} +${length} = ${text}`,
        change: instead(at, 1, (paragraph) => [replaced(paragraph, from, length, text)]),
      })),
      fc.tuple(index, fc.nat(5), fc.nat(20_000)).map(([at, word, timeMs]) => ({
        name: `word ${at},${word} at ${timeMs}`,
        change: instead(at, 1, (paragraph) => [timed(paragraph, word, timeMs)]),
      })),
      place.map(([at, from]) => ({
        name: `split ${at},${from}`,
        change: instead(at, 1, (paragraph) =>
          splitParagraph(paragraph, Math.min(from, paragraph.text.length), newId()),
        ),
      })),
      place.map(([at, from, length]) => ({
        name: `comment ${at},${from} +${length}`,
        change: instead(at, 1, (paragraph) => [
          commented(paragraph, { from, to: from + length, kind: 'comment', note: texts.at(-1)! }),
        ]),
      })),
      index.map((at) => ({
        name: `merge ${at}`,
        change: instead(at, 2, (first, second) => [mergeParagraphs(first, second)]),
      })),
      index.map((at) => ({
        name: `swap ${at}`,
        change: instead(at, 2, (first, second) => [second, first]),
      })),
      index.map((at) => ({
        name: `remove ${at}`,
        change: instead(at, 2, (first) => [first]),
      })),
      index.map((at) => ({
        name: `speaker ${at}`,
        change: instead(at, 1, (paragraph) => [{ ...paragraph, speakerId: 's2' as SpeakerId }]),
      })),
    )
    .map((step) => ({ ...step, [fc.toStringMethod]: () => step.name }));
}
