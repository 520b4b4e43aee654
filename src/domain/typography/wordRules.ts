import type { TextReplacement } from '../transcript/textRange.ts';
import { CAPITAL_OPENINGS, CAPITAL_WORDS, LIGATURE_STEMS, LIGATURE_WORDS } from './frenchWords.ts';
import { changesOf, type TypographyRule } from './typographyRule.ts';

const WITH_OE = /(?<![\p{L}\p{M}])\p{L}*(?:oe|Oe|OE)\p{L}*(?![\p{L}\p{M}])/gu;
const OE = /oe|Oe|OE/u;

/** Writes `œ` in the words that have it, by list: `moelle`, `coefficient` and `poésie` are not in it. */
function ligatures(text: string): TextReplacement[] {
  const changes: TextReplacement[] = [];
  for (const { 0: word, index } of text.matchAll(WITH_OE)) {
    const folded = word.toLowerCase();
    if (!LIGATURE_WORDS.has(folded) && !LIGATURE_STEMS.some((stem) => folded.startsWith(stem))) continue;
    const { 0: pair, index: offset } = OE.exec(word)!;
    const from = index + offset;
    changes.push({ from, to: from + 2, text: pair === 'oe' ? 'œ' : 'Œ' });
  }
  return changes;
}

const CAPITAL_WORD = /(?<![\p{L}\p{M}\p{N}])[AEIOU][\p{L}]+(?![\p{L}\p{M}\p{N}])/gu;
// A single letter says little: only at the start of a sentence, before a word that nothing but « à » or « ça » has.
const SENTENCE_START = String.raw`(?:^|[.!?…][)»”"]*\s|[«“"]\s?|^[–—-]\s)`;
const CAPITAL_OPENING = new RegExp(
  String.raw`(?<=${SENTENCE_START})(?:A(?=[ \u00A0](?:${CAPITAL_OPENINGS.join('|')})(?![\p{L}\p{M}]))|Ca(?=[ \u00A0]\p{Ll}))`,
  'gu',
);

function capitals(text: string): TextReplacement[] {
  const words = changesOf(text, CAPITAL_WORD, (word) => CAPITAL_WORDS.get(word) ?? null);
  const openings = changesOf(text, CAPITAL_OPENING, (found) => (found === 'A' ? 'À' : 'Ça'));
  return [...words, ...openings].toSorted((a, b) => a.from - b.from);
}

/** The rules that change letters, by lists of sure cases only. */
export const WORD_RULES = [
  // Lexique, « ligatures »: œ is a letter of its own in the words that have it.
  { id: 'ligatures', changesWords: true, find: ({ text }) => ligatures(text) },
  // Lexique, « accentuation des capitales »: systematic, the preposition À included.
  { id: 'capitals', changesWords: true, find: ({ text }) => capitals(text) },
] as const satisfies readonly TypographyRule[];
