import {
  GIVEN_UP,
  inUnits,
  leastWithin,
  NEVER,
  NODE,
  tablesOf,
  type SearchGraph,
  type SearchTables,
} from './searchTables.ts';
import { NO_TIME } from './wordGraph.ts';

/** Of the time that a search takes, the part that finds the scores, and the path by them. */
export const FORWARD = [0, 0.9] as const;
export const BACKWARD = [0.9, 1] as const;

/** How well frames fit classes of states. */
export interface FrameScorer {
  readonly frames: number;
  /** Goes to a frame; `score` then speaks of it. */
  moveTo(frame: number): void;
  /** Natural logarithm of a density, for a class of the graph that is not `NO_TIME`. */
  score(which: number): number;
}

/** Which states are tried in which frame. */
export interface SearchLimits {
  /** States that score this much less than the best of their frame end the range that is looked at. */
  readonly beam: number;
  /** At most so many states a frame; the beam narrows where more would be. */
  readonly mostStates: number;
  /** First and last state of each frame, where a corridor is known. */
  readonly corridor?: { readonly first: Int32Array; readonly last: Int32Array };
  /** Whether the best path ends in whatever state is best, though the last one can be reached. */
  readonly isOpen?: boolean;
}

/**
 * Frames between two checkpoints: few, so that few states lie between; more where many states are looked at, and would
 * take the memory.
 */
const LEAST_BLOCK_FRAMES = 32;
const MOST_BLOCK_FRAMES = 256;
const STATES_A_BLOCK_FRAME = 4;
/** After so many frames the caller gets a turn. */
const TURN_FRAMES = 32;

/** The states of a frame, from the first to the last. */
interface StateRange {
  readonly first: number;
  readonly last: number;
}

/** Frames between two checkpoints, half-open. */
interface Block {
  readonly start: number;
  readonly end: number;
}

/** For the states after a block, from `first` on, where their paths were before it. */
interface Checkpoint extends Block {
  readonly first: number;
  readonly origins: Int32Array;
}

/** How good the best paths to the states of the last frame are, from state `first` on: `UNITS` to a natural logarithm. */
export interface EndScores {
  readonly first: number;
  readonly scores: Int32Array;
  /** The best of them. */
  readonly best: number;
}

/**
 * A Viterbi search over a range of states that follows the best (a beam without gaps). Each state carries along where
 * its path was at the last checkpoint. From the end these tell where the best path was at each of them, and between two
 * it is found again among the few states that lie between, so that no back pointers are kept.
 */
export class PathSearch {
  readonly #graph: SearchGraph;
  readonly #scorer: FrameScorer;
  readonly #limits: SearchLimits;
  readonly #tables: SearchTables;
  /** First and last state of each frame, from 1 on; 0 is before the recording. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #checkpoints: Checkpoint[] = [];
  /** Of each state in the frame before and in this one, which take turns: its score, and where its path was. */
  readonly #scores: Int32Array;
  readonly #origins: Int32Array;
  /** The place in these that each state of the frame was entered from. */
  readonly #entries: Int32Array;
  /** The same for each frame of a block and each state of its range. */
  #block = new Int32Array(0);
  /** Where the frame before and this one begin. */
  #previous = 0;
  #current: number;
  /** By class, from `NO_TIME` on: the frame that its score is of, and the score. */
  readonly #classScores: Int32Array;
  /** The best score of the frame before; those of this one are told from it. */
  #best = 0;
  /** How many frames have been searched. */
  #frames = 0;

  constructor(graph: SearchGraph, scorer: FrameScorer, limits: SearchLimits) {
    const { states } = graph;
    this.#graph = graph;
    this.#scorer = scorer;
    this.#limits = limits;
    this.#tables = tablesOf(graph);
    this.#first = new Int32Array(scorer.frames + 1);
    this.#last = new Int32Array(scorer.frames + 1);
    this.#scores = new Int32Array(2 * states).fill(NEVER);
    this.#origins = new Int32Array(2 * states);
    this.#entries = new Int32Array(states);
    this.#current = states;
    const classes = graph.classes.reduce((most, which) => Math.max(most, which), 0) + 2;
    this.#classScores = new Int32Array(2 * classes);
    this.#forgetClasses();
  }

  /** Searches the frames before `until`, all when it is not given, from where it came to before. Yields the share done. */
  *forward(until = this.#scorer.frames): Generator<number, void> {
    if (this.#frames === 0) this.#start();
    const from = this.#frames;
    for (let frame = from; frame < until; frame++) {
      if (this.#isBlockDone(frame)) this.#addCheckpoint(frame);
      if (frame % TURN_FRAMES === 0) yield (frame - from) / (until - from);
      this.#chooseRange(frame);
      const range = { first: this.#first[frame + 1]!, last: this.#last[frame + 1]! };
      this.#advance(frame, range, leastWithin(this.#best, this.#limits.beam));
      // What becomes this frame's must know nothing of the frame before the last.
      this.#forget({ first: this.#first[frame]!, last: this.#last[frame]! });
      this.#swap();
    }
    this.#frames = until;
    this.#addCheckpoint(until);
  }

  /** Whether no path has led to the last frame that was searched. */
  get isLost(): boolean {
    return this.#best === NEVER;
  }

  /** How good the paths to the last frame that was searched are. */
  endScores(): EndScores {
    const [first, last] = [this.#first[this.#frames]!, this.#last[this.#frames]!];
    return { first, scores: this.#scores.slice(this.#previous + first, this.#previous + last + 1), best: this.#best };
  }

  /**
   * The path through the frames that were searched that ends in a state, the best of them when none is given. Once only.
   * Yields the share done.
   */
  *backward(end: number | null): Generator<number, Int32Array> {
    const frames = this.#frames;
    const path = new Int32Array(frames);
    let state = end ?? this.#lastState();
    this.#scores.fill(NEVER);
    // Those of the last frame are told from another best.
    this.#forgetClasses();
    for (const { start, end: past, first, origins } of this.#checkpoints.toReversed()) {
      yield 1 - past / Math.max(1, frames);
      const origin = origins[state - first]!;
      yield* this.#findBetween({ start, end: past }, [origin, state], path);
      state = origin;
    }
    return path;
  }

  #isBlockDone(frame: number): boolean {
    const width = this.#last[frame]! - this.#first[frame]!;
    const least = Math.max(LEAST_BLOCK_FRAMES, Math.min(MOST_BLOCK_FRAMES, width / STATES_A_BLOCK_FRAME));
    return frame - (this.#checkpoints.at(-1)?.end ?? 0) >= least;
  }

  #addCheckpoint(end: number): void {
    const start = this.#checkpoints.at(-1)?.end ?? 0;
    const first = this.#first[end]!;
    const last = this.#last[end]!;
    const from = this.#previous + first;
    this.#checkpoints.push({ start, end, first, origins: this.#origins.slice(from, this.#previous + last + 1) });
    for (let state = first; state <= last; state++) this.#origins[this.#previous + state] = state;
  }

  /**
   * Finds the path of a block from the state before its first frame to that of its last. No path between them leaves the
   * states between, but for silence and garbage beside them, which may follow one another; nor those that were looked at
   * on the way there, so that a corridor holds. No state has a score before and after.
   */
  *#findBetween(
    { start, end }: Block,
    [from, to]: readonly [number, number],
    path: Int32Array,
  ): Generator<number, void> {
    const range = {
      first: Math.max(0, Math.min(from, to) - 1),
      last: Math.min(this.#graph.states - 1, Math.max(from, to) + 1),
    };
    this.#scores[this.#previous + from] = 0;
    this.#best = 0;
    this.#makeRoom((end - start) * (range.last - range.first + 1));
    for (let frame = start; frame < end; frame++) {
      const own = {
        first: Math.max(range.first, this.#first[frame + 1]!),
        last: Math.min(range.last, this.#last[frame + 1]!),
      };
      // Without a beam: the way is known to exist.
      this.#advance(frame, own, GIVEN_UP);
      this.#keepEntries(frame - start, range);
      this.#forget(range);
      this.#swap();
      if (frame % TURN_FRAMES === 0) yield 1 - start / this.#frames;
    }
    this.#forget(range);
    this.#swap();
    this.#forget(range);
    this.#trace({ start, end, state: to }, range, path);
  }

  /** One piece of memory for all blocks: of each its own would stay until it is collected. */
  #makeRoom(places: number): void {
    if (this.#block.length < places) this.#block = new Int32Array(places);
  }

  /** Notes the states that those of a range were entered from. */
  #keepEntries(frame: number, { first, last }: StateRange): void {
    const { states } = this.#graph;
    let place = frame * (last - first + 1);
    for (let state = first; state <= last; state++) {
      const at = this.#entries[state]!;
      this.#block[place++] = at >= states ? at - states : at;
    }
  }

  #forget({ first, last }: StateRange): void {
    this.#scores.fill(NEVER, this.#previous + first, this.#previous + last + 1);
  }

  /** Before the first frame only meeting points can be reached. */
  #start(): void {
    this.#scores[this.#previous] = 0;
    const reach = Math.min(this.#graph.states, this.#limits.mostStates) - 1;
    this.#first[0] = 0;
    this.#last[0] = this.#limits.corridor === undefined ? reach : Math.min(reach, this.#limits.corridor.last[0]!);
    for (let state = 0; state <= this.#last[0]!; state++) this.#origins[this.#previous + state] = state;
    this.#relaxStart();
  }

  #relaxStart(): void {
    const { classes, arcs, arcStarts, costs } = this.#graph;
    for (let state = 1; state <= this.#last[0]!; state++) {
      if (classes[state] !== NO_TIME) continue;
      let best = NEVER;
      for (let arc = arcStarts[state]!; arc < arcStarts[state + 1]!; arc++) {
        best = Math.max(best, this.#scores[this.#previous + arcs[arc]!]! + inUnits(costs[arc]!));
      }
      this.#scores[this.#previous + state] = best <= GIVEN_UP ? NEVER : best;
    }
  }

  /** The range of the next frame: what is left of the last one within the beam, and how far arcs lead from there. */
  #chooseRange(frame: number): void {
    const { beam, mostStates, corridor } = this.#limits;
    const from = this.#first[frame]!;
    const to = this.#last[frame]!;
    let first = from;
    let last = to;
    for (let width = beam; ; width *= 0.7) {
      const least = leastWithin(this.#best, width);
      while (first < last && this.#scores[this.#previous + first]! < least) first++;
      while (last > first && this.#scores[this.#previous + last]! < least) last--;
      if (last - first < mostStates) break;
    }
    last = this.#reachFrom(last);
    if (corridor !== undefined) {
      first = Math.max(first, Math.min(corridor.first[frame]!, this.#graph.states - 1));
      last = Math.min(last, corridor.last[frame]!);
      // A beam that has lost the corridor takes it up again where it is.
      if (first > last) first = Math.max(from, Math.min(corridor.first[frame]!, last));
    }
    this.#first[frame + 1] = Math.max(first, from);
    this.#last[frame + 1] = Math.max(last, first);
  }

  /** The meeting point after the next sentence: no arc from `state` leads further. */
  #reachFrom(state: number): number {
    const { junctions, states } = this.#graph;
    let low = 0;
    let high = junctions.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (junctions[middle]! > state) high = middle;
      else low = middle + 1;
    }
    return Math.min(states - 1, junctions[Math.min(junctions.length - 1, low + 1)]!);
  }

  /**
   * Computes one frame from the one before. What takes time is entered from there, what takes none from this frame; a
   * better way replaces a worse one by masks of bits: a comparison would be foretold wrongly every other time.
   */
  #advance(frame: number, { first, last }: StateRange, least: number): void {
    const { nodes, links } = this.#tables;
    const scores = this.#scores;
    const origins = this.#origins;
    const entries = this.#entries;
    const classScores = this.#classScores;
    const previous = this.#previous;
    const current = this.#current;
    const toCurrent = (current - previous) | 0;
    const toLeast = (least - GIVEN_UP) | 0;
    let top = NEVER;
    let link = 2 * this.#graph.arcStarts[first]!;
    this.#scorer.moveTo(frame);
    classScores[0] = frame;
    for (let state = first, node = NODE * first; state <= last; state++) {
      const which = nodes[node]!;
      let entry = (previous + state) | 0;
      let score = (scores[entry]! + nodes[node + 1]!) | 0;
      const end = nodes[node + 2]!;
      node = (node + NODE) | 0;
      // All bits where the state takes no time, none elsewhere.
      const noTime = (which - 1) >> 31;
      const source = (previous + (toCurrent & noTime)) | 0;
      for (; link < end; link = (link + 2) | 0) {
        const at = (source + links[link]!) | 0;
        const worse = (score - ((scores[at]! + links[link + 1]!) | 0)) | 0;
        const better = worse >> 31;
        score = (score - (worse & better)) | 0;
        entry ^= (entry ^ at) & better;
      }
      if (score <= ((GIVEN_UP + (toLeast & ~noTime)) | 0)) score = NEVER;
      else {
        if (classScores[which]! !== frame) this.#scoreClass(which, frame);
        score = (score + classScores[which + 1]!) | 0;
      }
      scores[current + state] = score;
      origins[current + state] = origins[entry]!;
      entries[state] = entry;
      if (score > top) top = score;
    }
    this.#best = top;
  }

  #forgetClasses(): void {
    this.#classScores.fill(-1);
    // What takes no time has no density.
    this.#classScores[1] = 0;
  }

  /** Scores a class in a frame; `at` is its place in `#classScores`. */
  #scoreClass(at: number, frame: number): void {
    this.#classScores[at] = frame;
    this.#classScores[at + 1] = inUnits(this.#scorer.score(at / 2 - 1)) - this.#best;
  }

  #swap(): void {
    [this.#previous, this.#current] = [this.#current, this.#previous];
  }

  /** The end of the text where it can be reached, else the best state. */
  #lastState(): number {
    const end = this.#graph.states - 1;
    const { first, scores } = this.endScores();
    if (this.#limits.isOpen !== true && this.#last[this.#frames] === end && scores.at(-1)! > NEVER) return end;
    return first + scores.reduce((best, score, index) => (score > scores[best]! ? index : best), 0);
  }

  /** Goes back through a block from its last frame, where the path is in `state`. */
  #trace({ start, end, state: to }: Block & { readonly state: number }, range: StateRange, path: Int32Array): void {
    const { classes } = this.#graph;
    const { first, last } = range;
    let state = to;
    for (let frame = end - 1; frame >= start;) {
      const isTimed = classes[state] !== NO_TIME;
      const from = this.#block[(frame - start) * (last - first + 1) + state - first]!;
      if (state < first || state > last || (from === state && !isTimed)) {
        throw new RangeError('the search has lost its way');
      }
      if (isTimed) path[frame--] = state;
      state = from;
    }
  }
}
