import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseLutrinJson } from '../../../src/domain/formats/lutrinJson.ts';
import { readTextPage } from '../../../src/domain/notices/textPage.ts';
import { tokensOf } from '../../../src/domain/transcript/tokensOf.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type WordTime,
} from '../../../src/domain/transcript/transcript.ts';
import { lectureSentences, type LectureLanguage } from '../alignment/lectureText.ts';
import { seededRandom, type Random } from '../alignment/seededRandom.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Sentences of the texts that are made of manuals, and how many make a paragraph. */
const SENTENCES = 700;
const SENTENCES_A_PARAGRAPH = 7;

/** A text that is split, with the times of its words. */
export interface ScoredText {
  readonly name: string;
  readonly language: LectureLanguage;
  readonly paragraphs: readonly Paragraph[];
}

/**
 * The texts: a real notice and a demonstration of whose words the times are known, and some 14,000 words of prose in
 * each language, out of manuals that Debian packages, kept under `cache`. What has no times is spoken by a model
 * (`spoken`). `seed` chooses the sentences: costs are tuned with others than those they are told with.
 */
export function scoredTexts(cache: string, seed: number): ScoredText[] {
  const prose = (language: LectureLanguage): readonly Paragraph[] => proseOf(cache, language, seed);
  return [
    { name: 'notice and demo, French', language: 'fr', paragraphs: demoAndNotice(seed) },
    { name: 'prose, French', language: 'fr', paragraphs: prose('fr') },
    { name: 'prose, English', language: 'en', paragraphs: prose('en') },
  ];
}

function demoAndNotice(seed: number): Paragraph[] {
  const demo = demoText();
  return [...demo, ...noticeText(seed, demo.at(-1)?.endMs ?? 0)];
}

function noticeText(seed: number, fromMs: number): Paragraph[] {
  const page = readTextPage(readFileSync(resolve(ROOT, 'e2e/samples/notice-cout-humain-ia.txt'), 'utf8'));
  const texts = page.ok ? (page.notices[0]?.notice.transcript?.paragraphs ?? []) : [];
  return spoken(
    texts.map(({ text }) => text),
    seededRandom(seed),
    fromMs,
  );
}

function demoText(): Paragraph[] {
  const { value } = parseLutrinJson(readFileSync(resolve(ROOT, 'resources/demo/transcript.json'), 'utf8'));
  const paragraphs = (value?.paragraphs ?? []).filter(({ kind }) => kind === 'paragraph');
  return paragraphs.map(({ text, startMs, endMs, words }, index) =>
    newParagraph(`d${index}` as ParagraphId, text, {
      startMs,
      endMs,
      words: words.map(([from, to, anchor = 0]): WordTime => [from, to, anchor]),
    }),
  );
}

function proseOf(cache: string, language: LectureLanguage, seed: number): Paragraph[] {
  const sentences = lectureSentences(cache, language, SENTENCES, seed).map((words) =>
    words.map(({ text }) => text).join(' '),
  );
  const texts = Array.from({ length: Math.ceil(SENTENCES / SENTENCES_A_PARAGRAPH) }, (_, index) =>
    sentences.slice(index * SENTENCES_A_PARAGRAPH, (index + 1) * SENTENCES_A_PARAGRAPH).join(' '),
  );
  return spoken(texts, seededRandom(seed));
}

const MS_PER_CHARACTER = { least: 50, most: 68 };
const SENTENCE_PAUSE_MS = { least: 250, most: 1_100 };
const CLAUSE_PAUSE_MS = { least: 0, most: 420 };
/** Who speaks freely also stops where nothing is written: before one word in so many. */
const HESITATES_BEFORE = 25;
const HESITATION_MS = { least: 150, most: 700 };

/**
 * Texts as a lecturer would speak them: 50 to 68 ms a character, another pace in each sentence, with pauses behind
 * sentences and clauses and before some other words. About 160 words a minute, as lectures run.
 */
function spoken(texts: readonly string[], random: Random, fromMs = 0): Paragraph[] {
  let timeMs = fromMs + 1_000;
  return texts.map((text, index) => {
    const startMs = timeMs;
    let pace = random.between(MS_PER_CHARACTER.least, MS_PER_CHARACTER.most);
    const tokens = tokensOf(text);
    const words = tokens.map(({ start, end }, at): WordTime => {
      const wordMs = timeMs;
      timeMs += Math.round((end - start + 1) * pace);
      const endMs = timeMs;
      const behind = text.slice(start, tokens[at + 1]?.start);
      if (/[.!?…]\W*$/u.test(behind)) pace = random.between(MS_PER_CHARACTER.least, MS_PER_CHARACTER.most);
      timeMs += pauseMs(behind, random);
      return [wordMs, endMs, at];
    });
    return newParagraph(`s${index}` as ParagraphId, text, { startMs, endMs: words.at(-1)?.[1] ?? startMs, words });
  });
}

function pauseMs(behind: string, random: Random): number {
  const among = ({ least, most }: typeof HESITATION_MS): number => Math.round(random.between(least, most));
  if (/[.!?…][^\p{L}\p{N}]*$/u.test(behind)) return among(SENTENCE_PAUSE_MS);
  if (/[,;:»)–—][^\p{L}\p{N}]*$/u.test(behind)) return among(CLAUSE_PAUSE_MS);
  return random.below(HESITATES_BEFORE) === 0 ? among(HESITATION_MS) : 0;
}
