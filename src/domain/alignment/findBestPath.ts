import { ARCS, NO_TIME, type WordGraph } from './wordGraph.ts';

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
const NEVER = -Infinity;
const ITSELF = 0;

/**
 * The most probable way through the graph: the state of each frame. Yields the share done, often.
 *
 * A Viterbi search over a range of states that follows the best (a beam without gaps). Each state carries along where
 * its path was at the last checkpoint. From the end these tell where the best path was at each of them, and between two
 * it is found again among the few states that lie between, so that no back pointers are kept.
 */
export function* findBestPath(
  graph: WordGraph,
  scorer: FrameScorer,
  limits: SearchLimits,
): Generator<number, Int32Array> {
  const search = new Search(graph, scorer, limits);
  yield* search.forward();
  const { beam, mostStates, corridor } = limits;
  if (!search.isLost || corridor === undefined) return yield* search.backward();
  // The ways to say a token lie one behind the other: to enter the last may lead out of a corridor that is less wide.
  return yield* findBestPath(graph, scorer, { beam, mostStates });
}

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

class Search {
  readonly #graph: WordGraph;
  readonly #scorer: FrameScorer;
  readonly #limits: SearchLimits;
  /** First and last state of each frame, from 1 on; 0 is before the recording. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #checkpoints: Checkpoint[] = [];
  #previous: Float32Array;
  #current: Float32Array;
  /** Where the path to each state was at the last checkpoint. */
  #previousOrigins: Int32Array;
  #currentOrigins: Int32Array;
  /** By which arc each state was entered in the last frame. */
  readonly #pointers: Uint8Array;
  #best = 0;

  constructor(graph: WordGraph, scorer: FrameScorer, limits: SearchLimits) {
    this.#graph = graph;
    this.#scorer = scorer;
    this.#limits = limits;
    this.#first = new Int32Array(scorer.frames + 1);
    this.#last = new Int32Array(scorer.frames + 1);
    this.#previous = new Float32Array(graph.states).fill(NEVER);
    this.#current = new Float32Array(graph.states).fill(NEVER);
    this.#previousOrigins = Int32Array.from({ length: graph.states }, (_, state) => state);
    this.#currentOrigins = new Int32Array(graph.states);
    this.#pointers = new Uint8Array(graph.states);
  }

  *forward(): Generator<number, void> {
    this.#start();
    const { frames } = this.#scorer;
    for (let frame = 0; frame < frames; frame++) {
      if (this.#isBlockDone(frame)) this.#addCheckpoint(frame);
      if (frame % TURN_FRAMES === 0) yield (0.9 * frame) / frames;
      this.#chooseRange(frame);
      this.#advance(frame, { first: this.#first[frame + 1]!, last: this.#last[frame + 1]! }, this.#limits.beam);
      // The buffer that becomes `current` must know nothing of the frame before the last.
      this.#previous.fill(NEVER, this.#first[frame]!, this.#last[frame]! + 1);
      this.#swap();
    }
    this.#addCheckpoint(frames);
  }

  /** Whether no path has led to the last frame. */
  get isLost(): boolean {
    return this.#best === NEVER;
  }

  *backward(): Generator<number, Int32Array> {
    const { frames } = this.#scorer;
    const path = new Int32Array(frames);
    let state = this.#lastState();
    this.#previous.fill(NEVER);
    for (const { start, end, first, origins } of this.#checkpoints.toReversed()) {
      yield 1 - (0.1 * end) / frames;
      const origin = origins[state - first]!;
      yield* this.#findBetween({ start, end }, [origin, state], path);
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
    this.#checkpoints.push({ start, end, first, origins: this.#previousOrigins.slice(first, last + 1) });
    for (let state = first; state <= last; state++) this.#previousOrigins[state] = state;
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
    this.#previous[from] = 0;
    this.#best = 0;
    const pointers: Uint8Array[] = [];
    for (let frame = start; frame < end; frame++) {
      const own = {
        first: Math.max(range.first, this.#first[frame + 1]!),
        last: Math.min(range.last, this.#last[frame + 1]!),
      };
      // Without a beam: the way is known to exist.
      this.#advance(frame, own, Infinity);
      this.#previous.fill(NEVER, range.first, range.last + 1);
      this.#swap();
      pointers.push(this.#pointers.slice(range.first, range.last + 1));
      if (frame % TURN_FRAMES === 0) yield 1 - (0.1 * start) / this.#scorer.frames;
    }
    this.#previous.fill(NEVER, range.first, range.last + 1);
    this.#current.fill(NEVER, range.first, range.last + 1);
    this.#trace({ start, state: to, first: range.first }, pointers, path);
  }

  /** Before the first frame only meeting points can be reached. */
  #start(): void {
    this.#previous[0] = 0;
    const reach = Math.min(this.#graph.states, this.#limits.mostStates) - 1;
    this.#first[0] = 0;
    this.#last[0] = this.#limits.corridor === undefined ? reach : Math.min(reach, this.#limits.corridor.last[0]!);
    this.#relaxStart();
  }

  #relaxStart(): void {
    const { classes, arcs, costs } = this.#graph;
    for (let state = 1; state <= this.#last[0]!; state++) {
      if (classes[state] !== NO_TIME) continue;
      let best = NEVER;
      for (let arc = state * ARCS; arc < (state + 1) * ARCS; arc++) {
        if (arcs[arc]! >= 0) best = Math.max(best, this.#previous[arcs[arc]!]! + costs[arc]!);
      }
      this.#previous[state] = best;
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
      const threshold = this.#best - width;
      while (first < last && this.#previous[first]! < threshold) first++;
      while (last > first && this.#previous[last]! < threshold) last--;
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

  /** Computes one frame from the one before, with back pointers. */
  #advance(frame: number, { first, last }: StateRange, beam: number): void {
    const { classes, arcs, costs, stays } = this.#graph;
    const scorer = this.#scorer;
    const previous = this.#previous;
    const current = this.#current;
    const previousOrigins = this.#previousOrigins;
    const currentOrigins = this.#currentOrigins;
    const pointers = this.#pointers;
    const best = this.#best;
    const least = best - beam;
    let top = NEVER;
    scorer.moveTo(frame);
    for (let state = first; state <= last; state++) {
      const which = classes[state]!;
      const isTimed = which !== NO_TIME;
      const source = isTimed ? previous : current;
      let score = isTimed ? previous[state]! + stays[state]! : NEVER;
      let pointer = ITSELF;
      let from = state;
      for (let arc = state * ARCS, end = arc + ARCS; arc < end; arc++) {
        const other = arcs[arc]!;
        if (other < 0) break;
        const otherScore = source[other]! + costs[arc]!;
        if (otherScore > score) {
          score = otherScore;
          pointer = arc - state * ARCS + 1;
          from = other;
        }
      }
      if (isTimed) score = score <= least ? NEVER : score + scorer.score(which) - best;
      current[state] = score;
      currentOrigins[state] = isTimed ? previousOrigins[from]! : currentOrigins[from]!;
      if (score > top) top = score;
      pointers[state] = pointer;
    }
    this.#best = top;
  }

  #swap(): void {
    [this.#previous, this.#current] = [this.#current, this.#previous];
    [this.#previousOrigins, this.#currentOrigins] = [this.#currentOrigins, this.#previousOrigins];
  }

  /** The end of the text where it can be reached, else the best state. */
  #lastState(): number {
    const { frames } = this.#scorer;
    const end = this.#graph.states - 1;
    if (this.#last[frames] === end && this.#previous[end]! > NEVER) return end;
    let best = this.#first[frames]!;
    for (let state = best; state <= this.#last[frames]!; state++) {
      if (this.#previous[state]! > this.#previous[best]!) best = state;
    }
    return best;
  }

  /** Follows the pointers of a block from its last frame, where it is in `end.state`. */
  #trace(
    end: { start: number; state: number; first: number },
    pointers: readonly Uint8Array[],
    path: Int32Array,
  ): void {
    const { classes, arcs } = this.#graph;
    let { state } = end;
    let at = pointers.length - 1;
    while (at >= 0) {
      const pointer = pointers[at]![state - end.first];
      if (pointer === undefined) throw new RangeError('the search has lost its way');
      const isTimed = classes[state] !== NO_TIME;
      if (isTimed) path[end.start + at--] = state;
      if (pointer !== ITSELF) state = arcs[state * ARCS + pointer - 1]!;
      else if (!isTimed) throw new RangeError('the search has lost its way');
    }
  }
}
