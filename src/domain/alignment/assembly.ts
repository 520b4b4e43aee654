import type { AlignedStretches } from './alignStretches.ts';
import type { AlignedSentence, AlignedWord, Alignment } from './alignment.ts';
import type { Anchor, PlannedStretch } from './cutAtAnchors.ts';
import { edgeMs } from './edgeMs.ts';
import { expectedEdge } from './expectedEdge.ts';
import { alignBesideFillers } from './fillers.ts';
import type { HeardSound } from './hearSound.ts';
import { noiseLevel, offsetMs, onsetMs } from './onsetMs.ts';
import { alignPartlySaid } from './partlySaid.ts';
import type { FrameScorer } from './pathSearch.ts';
import type { PlannedSentence } from './planSentences.ts';
import {
  alignWithin,
  canHold,
  findIsland,
  replaceTokens,
  UNSPOKEN_SHARE,
  type Island,
  type LocalAlignment,
} from './repairSentences.ts';
import { scorerOf } from './searchSide.ts';
import { FRAME_MS } from './spectrogramBuilder.ts';
import { inStage } from './stage.ts';
import { noteOutside, noteTokens, noTokenFrames, type TokenFrames } from './tokenFrames.ts';
import { RESONANTS, SLOWEST_PHONE_FRAMES, STOPS } from './phones.ts';
import { unscriptedRanges } from './unscriptedRanges.ts';
import { mostPhones, type SentenceSounds, type WordGraph } from './wordGraph.ts';

/**
 * By how much more the words of a sentence may be worse off without its first ones apart, when the pause after these is a
 * second or more: most pauses within a sentence are shorter. None when they are long, as nothing is that an echo was taken for.
 */
const ISLAND_TOLERANCE = 0.5;
const LONG_PAUSE_FRAMES = 100;
const LONGEST_ECHO_FRAMES = 50;

/** What a word lasts longer than when it is not said as others are, in all and for each of its phones. */
interface WordLength {
  readonly frames: number;
  readonly framesAPhone: number;
}
/** Three seconds, and more than its phones can last: it is held through what is no speech. */
const HELD: WordLength = { frames: 300, framesAPhone: SLOWEST_PHONE_FRAMES };
/** What is found instead may not be drawn out, either. */
const DRAWN_OUT: WordLength = { frames: 60, framesAPhone: 12 };
/** How much room the words have that may be said beside it, for each phone. */
const ROOM_FRAMES_A_PHONE = [0, 4, 8, SLOWEST_PHONE_FRAMES];
/** Of the work of the repair: few sentences are drawn out, and few said by half. */
const SHORTENING_SHARE = 0.1;
const PARTS_SHARE = 0.1;

/** What is silent for less before a word may be the closure of its first sound, which belongs to the word. */
const LONGEST_CLOSURE_MS = 200;

/** A pause begins this long before the next word at least: what falls later is the beginning of that. */
const SHORTEST_PAUSE_MS = 20;

/** A word whose first sound was learnt from pauses begins with a pause: no sound is so quiet for so long. */
const LONGEST_QUIET_FRAMES = 15;

/** What is outside the text for longer before a word is speech, not a noise in the pause. */
const LONGEST_NOISE_FRAMES = 6;

/** Ten minutes: where more is outside the text, a sentence that was not found is not looked for again. */
const LONGEST_INSERT_FRAMES = 60_000;

/** Three seconds: further away from where it was found a sentence is not looked for beside what it may have taken in. */
const MOST_BESIDE_FRAMES = 300;
/** A minute: a text without full stops would take the square of its length. */
const LONGEST_SENTENCE_FRAMES = 6_000;
/** What is heard outside the text for less is not looked at for a part of a sentence. */
const LEAST_PART_FRAMES = 50;

/** After so many the caller gets a turn. */
const TURN_TOKENS = 32;

/** Collects what the paths say, mends it, and words it in milliseconds. */
export class Assembly {
  readonly #heard: HeardSound;
  readonly #frames: number;
  readonly #plan: readonly PlannedSentence[];
  readonly #stretches: readonly PlannedStretch[];
  readonly #aligned: AlignedStretches;
  readonly #times: TokenFrames;
  readonly #outside: Uint8Array;
  /** The class of each frame on the path. */
  readonly #classes: Int16Array;
  /** The gap of each sentence; NaN for one that is not spoken. */
  readonly #gaps: Float64Array;
  /** The gap of each token; NaN for one that is not spoken. */
  readonly #tokenGaps: Float64Array;
  /** Sentences that were drawn out through what is no speech: more room would draw them out again. */
  readonly #shortened = new Set<number>();
  readonly #noise: number;
  readonly #scorer: FrameScorer;

  constructor(
    heard: HeardSound,
    plan: readonly PlannedSentence[],
    stretches: readonly PlannedStretch[],
    aligned: AlignedStretches,
  ) {
    this.#heard = heard;
    this.#frames = heard.spectrogram.frames;
    this.#noise = noiseLevel(heard.spectrogram.levels);
    this.#plan = plan;
    this.#stretches = stretches;
    this.#aligned = aligned;
    const { vectors, quiet } = heard;
    const { level, paths } = aligned;
    // What is outside the text is not scored.
    const garbageScores = new Float32Array();
    this.#scorer = scorerOf({ classes: level.classes.name, model: paths.model, vectors, quiet, garbageScores });
    const tokens = plan.reduce((sum, { tokens: own }) => sum + own.length, 0);
    this.#times = noTokenFrames(tokens);
    this.#tokenGaps = new Float64Array(tokens).fill(Number.NaN);
    this.#outside = new Uint8Array(this.#frames);
    this.#classes = new Int16Array(this.#frames).fill(aligned.level.classes.garbage);
    this.#gaps = new Float64Array(plan.length).fill(Number.NaN);
    for (const [index, { firstFrame, firstToken, parts }] of stretches.entries()) {
      const { graph, speech } = aligned.pieces[index]!;
      const { states, gaps } = aligned.paths.paths[index]!;
      noteTokens(this.#times, graph, states, { frame: firstFrame, token: firstToken });
      noteOutside(this.#outside, { graph, speech, classes: aligned.level.classes }, states, firstFrame);
      this.#noteClasses(graph, states, firstFrame);
      this.#tokenGaps.set(gaps.tokens, firstToken);
      for (const [at, { sentence }] of parts.entries()) {
        if (!Number.isNaN(gaps.sentences[at]!)) this.#gaps[sentence] = gaps.sentences[at]!;
      }
    }
  }

  /** Looks again at sentences that are doubtful: drawn out, not said, said badly, or torn by a pause. Yields the share done. */
  *repair(): Generator<number, void> {
    // What they give up may be where a sentence before them is said.
    yield* inStage(this.#shortenAll(), [0, SHORTENING_SHARE]);
    for (const [index, stretch] of this.#stretches.entries()) {
      for (const [at, { sentence, from, to }] of stretch.parts.entries()) {
        const sounds = stretch.sentences[at]!;
        const share = SHORTENING_SHARE + (1 - SHORTENING_SHARE - PARTS_SHARE) * (sentence / this.#plan.length);
        yield share;
        if (this.#gaps[sentence]! > this.#leastUnspokenGap()) this.#forget(sentence, { from, to });
        if (Number.isNaN(this.#gaps[sentence]!)) {
          yield* inStage(this.#insert(index, { sentence, from, to }, sounds), [share, share]);
          yield* inStage(this.#shorten(index, { sentence, from, to }, sounds), [share, share]);
        } else yield* inStage(this.#joinIsland(index, { sentence, from, to }, sounds), [share, share]);
        if (!Number.isNaN(this.#gaps[sentence]!) && !this.#shortened.has(sentence))
          yield* inStage(this.#partFillers(index, { sentence, from, to }, sounds), [share, share]);
      }
    }
    // What sentences that are said wholly leave.
    yield* inStage(this.#insertParts(), [1 - PARTS_SHARE, 1]);
  }

  *#insertParts(): Generator<number, void> {
    for (const [index, stretch] of this.#stretches.entries()) {
      for (const [at, part] of stretch.parts.entries()) {
        const share = part.sentence / this.#plan.length;
        if (!Number.isNaN(this.#gaps[part.sentence]!)) continue;
        yield* inStage(this.#insertPart(index, part, stretch.sentences[at]!), [share, share]);
      }
    }
  }

  *#shortenAll(): Generator<number, void> {
    for (const [index, stretch] of this.#stretches.entries()) {
      for (const [at, part] of stretch.parts.entries()) {
        const share = part.sentence / this.#plan.length;
        yield* inStage(this.#shorten(index, part, stretch.sentences[at]!), [share, share]);
      }
    }
  }

  #leastUnspokenGap(): number {
    const { text, chance } = this.#aligned.paths.gaps;
    return text + UNSPOKEN_SHARE * (chance - text);
  }

  #forget(sentence: number, { from, to }: { from: number; to: number }): void {
    const first = this.#times.first.subarray(from, to).find((frame) => frame >= 0);
    if (first !== undefined) this.#leaveOut(first, this.#endBefore(to));
    this.#times.first.fill(-1, from, to);
    this.#times.end.fill(-1, from, to);
    this.#gaps[sentence] = Number.NaN;
  }

  /** Tries a sentence of which a word is held through music or applause on the one side of these, and on the other. */
  *#shorten(
    index: number,
    { sentence, from, to }: { sentence: number; from: number; to: number },
    sounds: SentenceSounds,
  ): Generator<number, void> {
    const held = heldTokens(this.#times, from, sounds, HELD);
    if (held.length === 0) return;
    const { firstFrame, start, end } = this.#room(index, from, to);
    const [first, last] = [held[0]!, held.at(-1)!];
    const [heldFrom, heldTo] = [this.#times.first[from + first]!, this.#times.end[from + last]!];
    const [before, after] = [mostPhones(sounds.slice(0, last + 1)), mostPhones(sounds.slice(first))];
    let best: { readonly found: LocalAlignment; readonly from: number } | null = null;
    for (const frames of ROOM_FRAMES_A_PHONE) {
      for (const range of [
        { from: start, to: Math.min(end, heldFrom + frames * after) },
        { from: Math.max(start, heldTo - frames * before), to: end },
      ]) {
        const length = range.to - range.from;
        if (length > LONGEST_INSERT_FRAMES || !canHold(length, sounds)) continue;
        const where = { from: range.from - firstFrame, to: range.to - firstFrame };
        const found = yield* alignWithin(this.#aligned, this.#aligned.pieces[index]!, sounds, where);
        if (Number.isNaN(found.gap) || found.gap > this.#leastUnspokenGap()) continue;
        const times = noTokenFrames(sounds.length);
        noteTokens(times, found.graph, found.states, { frame: 0, token: 0 });
        if (heldTokens(times, 0, sounds, DRAWN_OUT).length > 0) continue;
        if (best === null || found.gap < best.found.gap) best = { found, from: range.from };
      }
    }
    if (best === null) return;
    this.#forget(sentence, { from, to });
    this.#accept(best.found, { sentence, from, to }, best.from);
    this.#shortened.add(sentence);
  }

  /** The frames of a stretch that the words beside the tokens `[from, to)` leave, and where the stretch begins. */
  #room(index: number, from: number, to: number): { firstFrame: number; start: number; end: number } {
    const { firstFrame, endFrame } = this.#stretches[index]!;
    return {
      firstFrame,
      start: Math.max(firstFrame, this.#endBefore(from)),
      end: Math.min(endFrame, this.#startAfter(to)),
    };
  }

  /** Tries a sentence that was skipped in the gap that its neighbours leave. */
  *#insert(
    index: number,
    { sentence, from, to }: { sentence: number; from: number; to: number },
    sounds: SentenceSounds,
  ): Generator<number, void> {
    const { firstFrame, start, end } = this.#room(index, from, to);
    if (end - start > LONGEST_INSERT_FRAMES || !canHold(end - start, sounds)) return;
    const piece = this.#aligned.pieces[index]!;
    const where = { from: start - firstFrame, to: end - firstFrame };
    const found = yield* alignWithin(this.#aligned, piece, sounds, where);
    if (Number.isNaN(found.gap) || found.gap > this.#leastUnspokenGap()) return;
    // What does not reach its end has got lost in what nobody says.
    const part = Number.isNaN(found.tokenGaps.at(-1))
      ? yield* alignPartlySaid(this.#aligned, piece, sounds, where)
      : null;
    this.#accept(part ?? found, { sentence, from, to }, start);
  }

  /** Tries a part of a sentence that is not said wholly in the speech outside the text that its neighbours leave. */
  *#insertPart(
    index: number,
    { sentence, from, to }: { sentence: number; from: number; to: number },
    sounds: SentenceSounds,
  ): Generator<number, void> {
    const { firstFrame, start, end } = this.#room(index, from, to);
    const heard = this.#outside.subarray(start, end).reduce((sum, one) => sum + one, 0);
    if (heard < LEAST_PART_FRAMES || end - start > LONGEST_SENTENCE_FRAMES) return;
    const where = { from: start - firstFrame, to: end - firstFrame };
    const found = yield* alignPartlySaid(this.#aligned, this.#aligned.pieces[index]!, sounds, where);
    if (found !== null) this.#accept(found, { sentence, from, to }, start);
  }

  /** Tries a sentence without the words that stand before its first pause. */
  *#joinIsland(
    index: number,
    { sentence, from, to }: { sentence: number; from: number; to: number },
    sounds: SentenceSounds,
  ): Generator<number, void> {
    const island = findIsland(this.#times, { from, to });
    if (island === null) return;
    const { firstFrame } = this.#stretches[index]!;
    const apart = island.nextToken - from;
    const phones = mostPhones(sounds.slice(0, apart));
    const start = Math.max(island.end, island.pauseEnd - SLOWEST_PHONE_FRAMES * phones);
    const end = this.#endBefore(to);
    if (!canHold(end - start, sounds)) return;
    const found = yield* alignWithin(this.#aligned, this.#aligned.pieces[index]!, sounds, {
      from: start - firstFrame,
      to: end - firstFrame,
    });
    if (Number.isNaN(found.gap) || found.gap > this.#gaps[sentence]! + toleranceOf(island)) return;
    // In a long sentence they weigh little, wherever they are.
    if (found.gapOfFirst(apart) > this.#leastUnspokenGap()) return;
    this.#leaveOut(island.start, island.end);
    this.#accept(found, { sentence, from, to }, start);
  }

  /** Tries a sentence without what is said beside its doubtful words. */
  *#partFillers(
    index: number,
    { sentence, from, to }: { sentence: number; from: number; to: number },
    sounds: SentenceSounds,
  ): Generator<number, void> {
    const { firstFrame, endFrame } = this.#stretches[index]!;
    const first = this.#times.first.subarray(from, to).find((frame) => frame >= 0);
    if (first === undefined) return;
    const start = Math.max(firstFrame, this.#endBefore(from), first - MOST_BESIDE_FRAMES);
    const end = Math.min(endFrame, this.#startAfter(to), this.#endBefore(to) + MOST_BESIDE_FRAMES);
    if (end - start > LONGEST_SENTENCE_FRAMES) return;
    const piece = this.#aligned.pieces[index]!;
    const gaps = this.#tokenGaps.subarray(from, to);
    const where = { from: start - firstFrame, to: end - firstFrame, gaps };
    const found = yield* alignBesideFillers(this.#aligned, piece, sounds, where);
    if (found === null) return;
    this.#accept(found, { sentence, from, to }, start);
    const speech = piece.speech.subarray(where.from, where.to);
    const { classes } = this.#aligned.level;
    noteOutside(this.#outside, { graph: found.graph, speech, classes }, found.states, start);
  }

  #accept(
    found: Parameters<typeof replaceTokens>[2],
    { sentence, from, to }: { sentence: number; from: number; to: number },
    firstFrame: number,
  ): void {
    replaceTokens(this.#times, { from, to }, found, firstFrame);
    this.#noteClasses(found.graph, found.states, firstFrame);
    const first = this.#times.first.subarray(from, to).find((frame) => frame >= 0);
    if (first === undefined) return;
    this.#outside.fill(0, first, this.#endBefore(to));
    this.#gaps[sentence] = found.gap;
    this.#tokenGaps.fill(Number.NaN, from, to);
    this.#tokenGaps.set(found.tokenGaps, from);
  }

  #noteClasses({ classes }: WordGraph, states: Int32Array, firstFrame: number): void {
    for (const [frame, state] of states.entries()) this.#classes[firstFrame + frame] = classes[state]!;
  }

  /** Takes frames for speech outside the text. */
  #leaveOut(from: number, to: number): void {
    this.#outside.fill(1, from, to);
    this.#classes.fill(this.#aligned.level.classes.garbage, from, to);
  }

  /** When the last token before one ends; 0 when none is said. */
  #endBefore(token: number): number {
    for (let before = token - 1; before >= 0; before--) {
      if (this.#times.end[before]! >= 0) return this.#times.end[before]!;
    }
    return 0;
  }

  #startAfter(token: number): number {
    for (let after = token; after < this.#times.first.length; after++) {
      if (this.#times.first[after]! >= 0) return this.#times.first[after]!;
    }
    return this.#frames;
  }

  /** Words it in milliseconds. Yields the share done. */
  *result(anchors: readonly Anchor[]): Generator<number, Alignment> {
    const words = yield* this.#words(anchors);
    let now = 0;
    const sentences = this.#plan.flatMap(({ text, tokens, firstToken, isSound }, sentence): AlignedSentence[] => {
      const own = words.slice(firstToken, firstToken + tokens.length);
      const spoken = !Number.isNaN(this.#gaps[sentence]!);
      const heard = spoken ? own.filter(({ source }) => source !== 'unspoken') : own;
      now = own.at(-1)?.endMs ?? now;
      if (isSound) return [];
      const startMs = heard[0]?.startMs ?? now;
      const endMs = heard.at(-1)?.endMs ?? now;
      return [{ text, startMs, endMs, confidence: this.#confidence(sentence), spoken }];
    });
    return { words, sentences, unscripted: unscriptedRanges(this.#outside, this.#times) };
  }

  *#words(anchors: readonly Anchor[]): Generator<number, AlignedWord[]> {
    const anchored = new Map(anchors.map(({ token, startMs }) => [token, startMs]));
    let next = 0;
    const words: AlignedWord[] = [];
    for (const { tokens, sounds, firstToken } of this.#plan) {
      for (const [index, text] of tokens.entries()) {
        const at = words.length;
        if (at % TURN_TOKENS === 0) yield at / this.#tokenGaps.length;
        while (next < anchors.length && anchors[next]!.token <= at) next++;
        const latestMs = anchors[next]?.startMs ?? Infinity;
        const firstPhone = sounds[index]![0]![0]?.phone ?? -1;
        const now = words.at(-1)?.endMs ?? 0;
        words.push(this.#word(text, at, { now, anchorMs: anchored.get(at), latestMs, firstPhone }));
      }
      placeOpening(words, firstToken);
    }
    return words;
  }

  #word(
    text: string,
    token: number,
    {
      now,
      anchorMs,
      latestMs,
      firstPhone,
    }: { now: number; anchorMs: number | undefined; latestMs: number; firstPhone: number },
  ): AlignedWord {
    const first = this.#times.first[token]!;
    const heardMs = first < 0 ? now : this.#startMs(token, now, firstPhone);
    const startMs = anchorMs ?? Math.min(latestMs, Math.max(now, heardMs));
    const heardEndMs = first < 0 ? startMs : this.#endMs(token, startMs);
    const endMs = Math.min(latestMs, Math.max(startMs, heardEndMs));
    const source = anchorMs === undefined ? (first < 0 ? 'unspoken' : 'aligned') : 'anchor';
    return { text, startMs, endMs, source };
  }

  /**
   * When a word that has frames begins; the one before ends at `now`. The closure of a stop is as quiet as the noise: what
   * rises little from that may be the stop's end. What begins without a voice, or after speech outside the text, is left
   * to the path in noise.
   */
  #startMs(token: number, now: number, firstPhone: number): number {
    const { first: firsts, end: ends } = this.#times;
    const [first, end] = [firsts[token]!, ends[token]!];
    if (this.#endBefore(token) === first) return now;
    const quiet = this.#heard.speech.subarray(first, end).indexOf(1);
    const pathMs = edgeMs(this.#heard.excess, quiet < LONGEST_QUIET_FRAMES ? first : first + quiet, false);
    if (pathMs - now < FRAME_MS) return pathMs;
    const { levels, voiceLevels } = this.#heard.spectrogram;
    const noise = STOPS.has(firstPhone) ? -Infinity : this.#noise;
    const before = this.#outside.subarray(Math.max(0, first - LONGEST_NOISE_FRAMES), first);
    const isVoice = RESONANTS.has(firstPhone) && before.includes(0);
    const range = { fromMs: now, toMs: end * FRAME_MS, noise, voiceLevels: isVoice ? voiceLevels : null };
    const startMs = onsetMs(levels, pathMs, range) ?? pathMs;
    return pathMs - now < LONGEST_CLOSURE_MS ? Math.min(pathMs, startMs) : startMs;
  }

  /** When a word that has frames ends. */
  #endMs(token: number, startMs: number): number {
    const end = this.#times.end[token]!;
    const next = this.#startAfter(token + 1);
    if (next === end && end < this.#frames) return this.#jointMs(end);
    const pathMs = edgeMs(this.#heard.excess, end, false);
    const range = { fromMs: startMs, toMs: next * FRAME_MS - SHORTEST_PAUSE_MS };
    return offsetMs(this.#heard.spectrogram.levels, pathMs, range) ?? pathMs;
  }

  /** When one word becomes the next, where the path passes to that before a frame. */
  #jointMs(frame: number): number {
    const { garbage: outside } = this.#aligned.level.classes;
    const edge = expectedEdge({ classes: this.#classes, scorer: this.#scorer, outside }, frame);
    return edgeMs(this.#heard.excess, edge, true);
  }

  #confidence(sentence: number): number {
    const gap = this.#gaps[sentence]!;
    if (Number.isNaN(gap)) return 0;
    const { text } = this.#aligned.paths.gaps;
    return Math.max(0, Math.min(1, 1 - (gap - text) / (this.#leastUnspokenGap() - text)));
  }
}

/**
 * Has the words before the first one of a sentence that is said, which nobody says or which have no sound, stand with it: the
 * sentence begins there.
 */
function placeOpening(words: AlignedWord[], firstToken: number): void {
  const opening = words.slice(firstToken);
  const said = opening.findIndex(({ source }) => source !== 'unspoken');
  if (said <= 0) return;
  const { startMs } = opening[said]!;
  for (let at = 0; at < said; at++) words[firstToken + at] = { ...opening[at]!, startMs, endMs: startMs };
}

/** The tokens of a sentence that last far longer than they can be said; its first is number `from` of those timed. */
function heldTokens({ first, end }: TokenFrames, from: number, sounds: SentenceSounds, most: WordLength): number[] {
  return Array.from(sounds.keys()).filter((token) => {
    const frames = end[from + token]! - first[from + token]!;
    return frames > most.frames && frames > most.framesAPhone * mostPhones([sounds[token]!]);
  });
}

function toleranceOf({ start, end, pauseEnd }: Island): number {
  if (end - start > LONGEST_ECHO_FRAMES) return 0;
  return ISLAND_TOLERANCE * Math.min(1, (pauseEnd - end) / LONG_PAUSE_FRAMES);
}
