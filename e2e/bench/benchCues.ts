import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTextPage } from '../../src/domain/notices/textPage.ts';
import { breakPlaces } from '../../src/domain/segmentation/breakPlaces.ts';
import { LECTURE_FR } from '../../src/domain/segmentation/cueLimits.ts';
import { deriveCues } from '../../src/domain/segmentation/deriveCues.ts';
import { estimateTimes } from '../../src/domain/transcript/estimateTimes.ts';
import { sortMarks, type TextMark } from '../../src/domain/transcript/textMarks.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type Transcript,
} from '../../src/domain/transcript/transcript.ts';
import { print, spread } from './figures.ts';

const SAMPLE = resolve(import.meta.dirname, '../samples/notice-cout-humain-ia.txt');
const WORDS = 30_000;
const WORDS_A_PARAGRAPH = 150;
const MS_A_WORD = 360;
const RUNS = 15;
/** A pin on every so many words: one in each third cue. */
const PIN_EVERY = 30;

/** Prints how long the cues of a lecture of three hours take, and those of one paragraph, with pins and without. */
export function benchCues(): Promise<void> {
  const free = lecture(() => []);
  const pinned = lecture(pinsOf);
  measure('derive cues, 30,000 words (p50 / p95 / max)', () => copyOf(free), '<= 1000 ms');
  measure('derive cues, 30,000 words with 1,000 pins', () => copyOf(pinned), '<= 1000 ms');
  const one = [newParagraph('p' as ParagraphId, free.map(({ text }) => text).join(' '))];
  measure('derive cues, 30,000 words in one paragraph', () => copyOf(one), '<= 1000 ms');
  measure('derive cues, one paragraph of 150 words', () => copyOf(free.slice(7, 8)), '<= 4 ms');
  measure('derive cues, one paragraph of 150 words with 5 pins', () => copyOf(pinned.slice(7, 8)), '<= 4 ms');
  return Promise.resolve();
}

function measure(what: string, make: () => Transcript, aim: string): void {
  const samples: number[] = [];
  // The first runs are the compiler's.
  for (let run = -5; run < RUNS; run++) {
    const transcript = make();
    const times = estimateTimes(transcript, null);
    const start = performance.now();
    deriveCues(transcript, times, LECTURE_FR, { speakers: [], durationMs: null });
    if (run >= 0) samples.push(performance.now() - start);
  }
  print(what, `${spread(samples)} ms`, aim);
}

/** Paragraphs that nothing is known of yet: the cues of those that are the same are kept. */
function copyOf(transcript: Transcript): Transcript {
  return transcript.map((paragraph) => ({ ...paragraph }));
}

function lecture(pins: (text: string) => readonly TextMark[]): Paragraph[] {
  const reading = readTextPage(readFileSync(SAMPLE, 'utf8'));
  const text = reading.ok ? (reading.notices[0]?.notice.transcript?.paragraphs[0]?.text ?? '') : '';
  const words = text.split(/\s+/u);
  return Array.from({ length: WORDS / WORDS_A_PARAGRAPH }, (_, index) => {
    const own = Array.from(
      { length: WORDS_A_PARAGRAPH },
      (__, word) => words[(index * WORDS_A_PARAGRAPH + word) % words.length]!,
    ).join(' ');
    const startMs = index * WORDS_A_PARAGRAPH * MS_A_WORD;
    const endMs = startMs + WORDS_A_PARAGRAPH * MS_A_WORD;
    return newParagraph(`p${index}` as ParagraphId, own, { startMs, endMs, marks: pins(own) });
  });
}

/** Pins of each kind in turn. */
function pinsOf(text: string): TextMark[] {
  const places = breakPlaces(text).filter((_, index) => index % PIN_EVERY === PIN_EVERY - 5);
  return sortMarks(
    places.map(({ from, to }, index): TextMark => {
      const end = Math.min(to + 20, text.length);
      const kinds = [
        { from, to, kind: 'cueBreak', note: '' },
        { from, to, kind: 'lineBreak', note: '' },
        { from, to: end, kind: 'noBreak', note: '' },
        { from, to: end, kind: 'wording', note: 'plus court que cela' },
        { from, to, kind: 'cueTimes', note: '5000-' },
      ] as const;
      return kinds[index % kinds.length]!;
    }),
  );
}
