import { tokensOf } from '../transcript/tokensOf.ts';
import {
  BY_HAND,
  ESTIMATED,
  startByHandOf,
  type Paragraph,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import type { TimeRange } from '../transcript/wordTimes.ts';
import type { AlignedWord } from './alignment.ts';
import type { AlignmentRequest } from './alignSpeech.ts';
import type { Anchor } from './cutAtAnchors.ts';
import { isSaid, soundTokens } from './soundTokens.ts';
import { spokenSentences } from './spokenSentences.ts';

/**
 * The sentences of paragraphs as they are said, headings left out, and the tokens of sounds in them, as `alignSpeech` takes
 * them; `language` is BCP 47, read as French when unknown.
 */
export function spokenText(
  paragraphs: Transcript,
  language: string | null,
): Required<Pick<AlignmentRequest, 'sentences' | 'silent' | 'language'>> {
  const sentences = spokenSentences(paragraphs, language).map(({ text }) => text);
  const sounds = spokenOf(paragraphs).flatMap((paragraph) => soundTokens(paragraph));
  const silent = new Set(sounds.flatMap((isSound, token) => (isSound ? [token] : [])));
  return { sentences, silent, language: language?.toLowerCase().split('-')[0] === 'en' ? 'en' : 'fr' };
}

function spokenOf(paragraphs: Transcript): Paragraph[] {
  return paragraphs.filter(({ kind }) => kind === 'paragraph');
}

/** Whether the time of a word was set by hand. */
export function isByHand([, , anchor]: WordTime): boolean {
  return anchor === BY_HAND;
}

/**
 * The words of a paragraph whose time is known, by the index of their token: where there are none, a start set by hand is
 * that of the first word that is said, whose end is not known.
 */
function knownWords(paragraph: Paragraph): (readonly [index: number, word: WordTime])[] {
  const startMs = startByHandOf(paragraph);
  if (startMs === null) return [...paragraph.words.entries()];
  const first = soundTokens(paragraph).indexOf(false);
  return first === -1 ? [] : [[first, [startMs, startMs, BY_HAND]]];
}

/**
 * The starts of words to keep, as anchors of the spoken text, in milliseconds from the start of `range`: as far as they
 * rise and lie in it, since not all that contradict can be kept. The start of a paragraph whose words have no times is no
 * proof that the text is the recording's: it may be set before anyone has heard a word.
 */
export function anchorsOf(
  paragraphs: Transcript,
  range: TimeRange,
  isKept: (word: WordTime, index: number, paragraph: Paragraph) => boolean,
): Anchor[] {
  const anchors: Anchor[] = [];
  let token = 0;
  for (const paragraph of spokenOf(paragraphs)) {
    const isStart = startByHandOf(paragraph) !== null;
    for (const [index, word] of knownWords(paragraph)) {
      const startMs = word[0] - range.startMs;
      const isLater = startMs > (anchors.at(-1)?.startMs ?? -1) && word[0] < range.endMs;
      if (isLater && isKept(word, index, paragraph))
        anchors.push({ token: token + index, startMs, ...(isStart && { isNoProof: true }) });
    }
    token += tokensOf(paragraph.text).length;
  }
  return anchors;
}

/** Where times go. */
interface Timing {
  /** The words get anchors from here on. */
  readonly firstAnchor: number;
  /** What was found counts from here. */
  readonly zeroMs: number;
  /** Nothing that was found may lie outside. */
  readonly range: TimeRange;
}

/**
 * Gives paragraphs the times that were found for their words, in order. Words set by hand stay as they are, and a start set
 * by hand becomes that of the first word that is said; where one of them contradicts the others its whole paragraph stays.
 * Words that nobody says are estimates without length, which stand after the word before them, those before the first that
 * is heard with it: a paragraph begins when it is heard. One that nobody says has no times but a start set by hand; one of
 * sounds alone, which are not looked for, keeps its own where they fit between the new ones beside it.
 */
export function withTimes(paragraphs: Transcript, found: readonly AlignedWord[], timing: Timing): Transcript {
  let first = 0;
  let { startMs } = timing.range;
  const sounds = new Set<Paragraph>();
  const timed = paragraphs.map((paragraph): Paragraph => {
    if (paragraph.kind === 'heading') return paragraph;
    const end = first + tokensOf(paragraph.text).length;
    const own = found.slice(first, end);
    const firstAnchor = timing.firstAnchor + first;
    first = end;
    if (own.length === 0 || !areByHandKept(paragraph, own, timing.zeroMs)) return paragraph;
    if (own.every((word) => isUnsaid(paragraph, word))) {
      if (isSaid(paragraph)) return withoutTimes(paragraph);
      sounds.add(paragraph);
      return paragraph;
    }
    const words = timesOf(paragraph, own, { ...timing, firstAnchor, range: { ...timing.range, startMs } });
    startMs = words.at(-1)![1];
    return { ...paragraph, startMs: words[0]![0], endMs: startMs, words, isStartByHand: false };
  });
  return withFitting(timed, sounds, timing.range);
}

/** Where the start alone was set by hand, its first word stands there whether it is heard or not. */
function isUnsaid(paragraph: Paragraph, { source, startMs, endMs }: AlignedWord): boolean {
  return source === 'unspoken' || (startByHandOf(paragraph) !== null && startMs === endMs);
}

function withoutTimes(paragraph: Paragraph): Paragraph {
  return { ...paragraph, startMs: startByHandOf(paragraph), endMs: null, words: [] };
}

/** Paragraphs of which `sounds` have only times that lie in the range and between those before and after them. */
function withFitting(timed: Transcript, sounds: ReadonlySet<Paragraph>, range: TimeRange): Transcript {
  let earliestMs = range.startMs;
  const isBound = (one: Paragraph): boolean => one.kind !== 'heading' && one.startMs !== null && !sounds.has(one);
  return timed.map((paragraph, index) => {
    const { kind, startMs, endMs } = paragraph;
    if (kind === 'heading') return paragraph;
    if (sounds.has(paragraph)) {
      if (startMs === null || endMs === null || startMs < earliestMs) return withoutTimes(paragraph);
      const next = timed.find((one, at) => at > index && isBound(one));
      if (endMs > (next?.startMs ?? range.endMs)) return withoutTimes(paragraph);
    }
    earliestMs = endMs ?? earliestMs;
    return paragraph;
  });
}

function areByHandKept(paragraph: Paragraph, found: readonly AlignedWord[], zeroMs: number): boolean {
  return knownWords(paragraph).every(([index, word]) => !isByHand(word) || found[index]!.startMs + zeroMs === word[0]);
}

function timesOf(
  paragraph: Paragraph,
  found: readonly AlignedWord[],
  { firstAnchor, zeroMs, range }: Timing,
): WordTime[] {
  const byHand = new Map(knownWords(paragraph).filter(([, word]) => isByHand(word)));
  const firstHeard = found.find(({ source }, index) => source !== 'unspoken' || byHand.has(index))!;
  let now = Math.max(range.startMs, Math.min(range.endMs, zeroMs + firstHeard.startMs));
  return found.map((word, index): WordTime => {
    const kept = byHand.get(index);
    const startMs = kept === undefined ? Math.min(range.endMs, Math.max(now, zeroMs + word.startMs)) : kept[0];
    const heardEndMs = Math.min(range.endMs, Math.max(startMs, zeroMs + word.endMs));
    const endMs = kept === undefined || paragraph.words.length === 0 ? heardEndMs : kept[1];
    now = Math.max(now, endMs);
    if (kept !== undefined) return [startMs, endMs, BY_HAND];
    return [startMs, endMs, endMs === startMs ? ESTIMATED : firstAnchor + index];
  });
}
