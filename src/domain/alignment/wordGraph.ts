import type { Sound } from './letterRules.ts';
import { sharedFloats, sharedIntegers } from './sharedMemory.ts';

/** Earlier states that a state may be entered from, besides itself, at most. */
const ARCS = 4;
/** The class of a state that takes no time: a meeting point of arcs. */
export const NO_TIME = -1;

/**
 * The states that the sound of a lecture passes through, in reading order; state 0 is where it starts.
 *
 * A state with a class lasts a frame or more and is entered from itself or a frame after one of its `ARCS`
 * predecessors, all earlier in the order, but for silence after garbage; a state of class `NO_TIME` is passed in the same frame. `costs` are natural
 * logarithms of probability, negative.
 */
export interface WordGraph {
  readonly states: number;
  readonly classes: Int16Array;
  /** Where the arcs of each state begin in `arcs`, and at the end their number. */
  readonly arcStarts: Int32Array;
  /** The state that each arc comes from. */
  readonly arcs: Int32Array;
  readonly costs: Float32Array;
  /** What a frame more in the state costs. */
  readonly stays: Float32Array;
  /** The token a state belongs to; -1 for pauses and meeting points. */
  readonly tokens: Int32Array;
  /** Phones, pauses and meeting points numbered in order: the same whatever the states a phone has. */
  readonly units: Int32Array;
  /** The first state of each sentence's words, and at the end the number of states. */
  readonly sentenceStarts: Int32Array;
  /** The meeting point before each sentence, and that after the last. */
  readonly junctions: Int32Array;
}

/** The classes of states that are no phones. */
interface PauseClasses {
  readonly silence: number;
  /** Speech that the text does not have. */
  readonly garbage: number;
}

/** How phones become states, and what detours cost. */
export interface GraphStyle {
  readonly pauses: PauseClasses;
  /** States of each phone, one after another. */
  readonly statesAPhone: number;
  /** The class of one of them, from the phones around; -1 for a pause. */
  readonly classOf: (phone: number, part: number, around: { before: number; after: number }) => number;
  /** For leaving out a phone that is always said; `-Infinity` where that cannot be. */
  readonly dropPhoneCost: number;
  /** For a pause between two words of a sentence, and for each frame of it, which those between sentences are free of. */
  readonly pauseCost: number;
  readonly pauseStayCost: number;
  /** For each frame more of a phone: sounds are not held. */
  readonly phoneStayCost: number;
  /** For speech outside the text between two sentences. */
  readonly garbageCost: number;
  /** For speech outside the text before a token that is not the first of its sentence; `-Infinity` where none can be. */
  readonly fillerCost: (token: number) => number;
  /** For a sentence that is not said, by its index. */
  readonly skipCost: (sentence: number) => number;
  /** For some words of a sentence, in a row, that are not said though others are; `-Infinity` where all are. */
  readonly omitCost: number;
}

/** The sounds of a token in each of the ways in which it may be said, at least one: `ARCS` at most are heard. */
export type TokenSounds = readonly (readonly Sound[])[];

/** A sentence as the sounds of each of its tokens. */
export type SentenceSounds = readonly TokenSounds[];

/** How many phones some tokens have at most. */
export function mostPhones(sounds: SentenceSounds): number {
  return sounds.reduce((sum, readings) => sum + Math.max(...readings.map(({ length }) => length)), 0);
}

/** Joins the sentences to one graph. Yields the share done. */
export function buildWordGraph(sentences: readonly SentenceSounds[], style: GraphStyle): Generator<number, WordGraph> {
  return new GraphBuilder(style).build(sentences);
}

/** States whose entry the next state may follow, with the cost of doing so. */
type Entries = readonly { readonly state: number; readonly cost: number }[];

/** The phones before and after a word; -1 where there is none. */
interface PhonesBeside {
  readonly before: number;
  readonly after: number;
}

function phonesBeside(words: SentenceSounds, at: number): PhonesBeside {
  return { before: words[at - 1]?.[0]!.at(-1)?.phone ?? -1, after: words[at + 1]?.[0]![0]?.phone ?? -1 };
}

const OPTIONAL_COST = -0.7;

class GraphBuilder {
  readonly #style: GraphStyle;
  #states = 0;
  #classes = new Int16Array(1024);
  #tokens = new Int32Array(1024);
  #units = new Int32Array(1024);
  #stays = new Float32Array(1024);
  #arcs = new Int32Array(1024 * ARCS).fill(-1);
  #costs = new Float32Array(1024 * ARCS);
  #token = 0;
  #unit = 0;

  constructor(style: GraphStyle) {
    this.#style = style;
  }

  *build(sentences: readonly SentenceSounds[]): Generator<number, WordGraph> {
    const junctions = new Int32Array(sentences.length + 1);
    const sentenceStarts = new Int32Array(sentences.length + 1);
    junctions[0] = this.#addPauses(this.#add(NO_TIME, -1, []), { silence: 0, garbage: this.#style.garbageCost });
    for (const [index, sentence] of sentences.entries()) {
      if (index % 16 === 0) yield index / sentences.length;
      sentenceStarts[index] = this.#states;
      const end = this.#addWords(sentence, junctions[index]!);
      const skip = { state: junctions[index]!, cost: this.#style.skipCost(index) };
      junctions[index + 1] = this.#addJunction(end, skip);
    }
    sentenceStarts[sentences.length] = this.#states;
    const states = this.#states;
    return {
      states,
      classes: this.#classes.slice(0, states),
      tokens: this.#tokens.slice(0, states),
      units: this.#units.slice(0, states),
      stays: this.#stays.slice(0, states),
      ...this.#packedArcs(),
      sentenceStarts,
      junctions,
    };
  }

  /** The arcs that there are, without the places of those that a state might have more. */
  #packedArcs(): Pick<WordGraph, 'arcStarts' | 'arcs' | 'costs'> {
    const places = this.#states * ARCS;
    let count = 0;
    for (let place = 0; place < places; place++) if (this.#arcs[place]! >= 0) count++;
    const packed = {
      arcStarts: sharedIntegers(this.#states + 1),
      arcs: sharedIntegers(count),
      costs: sharedFloats(count),
    };
    let arc = 0;
    for (let place = 0; place < places; place++) {
      if (place % ARCS === 0) packed.arcStarts[place / ARCS] = arc;
      if (this.#arcs[place]! < 0) continue;
      packed.arcs[arc] = this.#arcs[place]!;
      packed.costs[arc++] = this.#costs[place]!;
    }
    packed.arcStarts[this.#states] = arc;
    return packed;
  }

  /** Silence and garbage after a meeting point, and the meeting point after them. */
  #addPauses(from: number, costs: { readonly silence: number; readonly garbage: number }): number {
    const silence = this.#add(this.#style.pauses.silence, -1, [{ state: from, cost: costs.silence }]);
    const garbage = this.#add(this.#style.pauses.garbage, -1, [
      { state: from, cost: costs.garbage },
      { state: silence, cost: costs.garbage },
    ]);
    // Silence after garbage: a pause among unscripted speech.
    this.#arc(silence, 1, { state: garbage, cost: 0 });
    return this.#add(NO_TIME, -1, [
      { state: from, cost: 0 },
      { state: silence, cost: 0 },
      { state: garbage, cost: 0 },
    ]);
  }

  #addJunction(end: number, skip: { state: number; cost: number }): number {
    const gate = this.#add(NO_TIME, -1, [{ state: end, cost: 0 }, skip]);
    return this.#addPauses(gate, { silence: 0, garbage: this.#style.garbageCost });
  }

  /** The words of a sentence; gives the meeting point after the last. */
  #addWords(sentence: SentenceSounds, junction: number): number {
    const spoken = sentence.filter((readings) => readings[0]!.length > 0);
    let entries: Entries = [{ state: junction, cost: 0 }];
    const isWhole = this.#style.omitCost === -Infinity;
    // Where the ways are that leave out the words before the next one.
    let omission = { state: junction, cost: this.#style.omitCost };
    let end = junction;
    let at = 0;
    for (const readings of sentence) {
      if (readings[0]!.length > 0) {
        if (at > 0 && !isWhole) {
          omission = { state: this.#meet(omission, { state: end, cost: this.#style.omitCost }), cost: 0 };
          end = this.#meet({ state: end, cost: 0 }, omission);
        }
        if (at > 0) entries = this.#addPause(end);
        end = this.#addReadings(readings, entries, phonesBeside(spoken, at));
        at++;
      }
      this.#token++;
    }
    return isWhole ? end : this.#meet({ state: end, cost: 0 }, omission);
  }

  /** A word in each of its ways; gives the meeting point after them. */
  #addReadings(readings: TokenSounds, entries: Entries, beside: PhonesBeside): number {
    const ends = readings.slice(0, ARCS).map((sounds) => this.#addWord(sounds, entries, beside));
    return ends.length === 1 ? ends[0]! : this.#meet(...ends.map((state) => ({ state, cost: 0 })));
  }

  #meet(...entries: Entries): number {
    return this.#add(NO_TIME, -1, entries);
  }

  /** What may be between two words. */
  #addPause(end: number): Entries {
    const { pauses, pauseCost, pauseStayCost } = this.#style;
    const garbage = this.#style.fillerCost(this.#token);
    if (garbage > -Infinity) return [{ state: this.#addPauses(end, { silence: pauseCost, garbage }), cost: 0 }];
    const pause = this.#add(pauses.silence, -1, [{ state: end, cost: pauseCost }]);
    this.#stays[pause] = pauseStayCost;
    return [
      { state: end, cost: 0 },
      { state: pause, cost: 0 },
    ];
  }

  #addWord(sounds: readonly Sound[], before: Entries, beside: PhonesBeside): number {
    const { dropPhoneCost, statesAPhone, classOf } = this.#style;
    let entries = before;
    for (const [index, { phone, isOptional }] of sounds.entries()) {
      let from = entries;
      const around = {
        before: sounds[index - 1]?.phone ?? beside.before,
        after: sounds[index + 1]?.phone ?? beside.after,
      };
      for (let part = 0; part < statesAPhone; part++) {
        from = [{ state: this.#add(classOf(phone, part, around), this.#token, from), cost: 0 }];
        this.#stays[this.#states - 1] = this.#style.phoneStayCost;
        if (part < statesAPhone - 1) this.#unit--;
      }
      const detour = isOptional ? OPTIONAL_COST : dropPhoneCost;
      const detours = entries.map(({ state, cost }) => ({ state, cost: cost + detour }));
      entries = [...from, ...(detour === -Infinity ? [] : detours)].slice(0, ARCS);
    }
    return this.#add(NO_TIME, -1, entries);
  }

  #add(which: number, token: number, entries: Entries): number {
    const state = this.#states++;
    if (state >= this.#classes.length) this.#grow();
    this.#classes[state] = which;
    this.#tokens[state] = token;
    this.#units[state] = this.#unit++;
    for (const [index, entry] of entries.entries()) this.#arc(state, index, entry);
    return state;
  }

  #arc(state: number, index: number, { state: from, cost }: { state: number; cost: number }): void {
    this.#arcs[state * ARCS + index] = from;
    this.#costs[state * ARCS + index] = cost;
  }

  #grow(): void {
    const size = this.#classes.length * 2;
    this.#classes = grow(this.#classes, new Int16Array(size));
    this.#tokens = grow(this.#tokens, new Int32Array(size));
    this.#units = grow(this.#units, new Int32Array(size));
    this.#stays = grow(this.#stays, new Float32Array(size));
    this.#arcs = grow(this.#arcs, new Int32Array(size * ARCS).fill(-1));
    this.#costs = grow(this.#costs, new Float32Array(size * ARCS));
  }
}

function grow<T extends Int16Array | Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
