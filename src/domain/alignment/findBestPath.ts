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

/** Between two checkpoints: the back pointers of so many frames are in memory at a time. */
const BLOCK_FRAMES = 256;
/** After so many frames the caller gets a turn. */
const TURN_FRAMES = 32;
const NEVER = -Infinity;
const ITSELF = 0;

/**
 * The most probable way through the graph: the state of each frame. Yields the share done, often.
 *
 * A Viterbi search over a range of states that follows the best (a beam without gaps). Scores are kept at checkpoints
 * and the back pointers found again block by block from the end, so that memory grows with the states of one block and
 * not with the length of the recording.
 */
export function* findBestPath(
  graph: WordGraph,
  scorer: FrameScorer,
  limits: SearchLimits,
): Generator<number, Int32Array> {
  const search = new Search(graph, scorer, limits);
  yield* search.forward();
  return yield* search.backward();
}

class Search {
  readonly #graph: WordGraph;
  readonly #scorer: FrameScorer;
  readonly #limits: SearchLimits;
  /** First and last state of each frame, from 1 on; 0 is before the recording. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  readonly #checkpoints: Float32Array[] = [];
  #previous: Float32Array;
  #current: Float32Array;
  #best = 0;

  constructor(graph: WordGraph, scorer: FrameScorer, limits: SearchLimits) {
    this.#graph = graph;
    this.#scorer = scorer;
    this.#limits = limits;
    this.#first = new Int32Array(scorer.frames + 1);
    this.#last = new Int32Array(scorer.frames + 1);
    this.#previous = new Float32Array(graph.states).fill(NEVER);
    this.#current = new Float32Array(graph.states).fill(NEVER);
  }

  *forward(): Generator<number, void> {
    this.#start();
    const { frames } = this.#scorer;
    for (let frame = 0; frame < frames; frame++) {
      if (frame % BLOCK_FRAMES === 0)
        this.#checkpoints.push(this.#previous.slice(this.#first[frame]!, this.#last[frame]! + 1));
      if (frame % TURN_FRAMES === 0) yield (0.5 * frame) / frames;
      this.#chooseRange(frame);
      this.#advance(frame, null);
    }
  }

  *backward(): Generator<number, Int32Array> {
    const { frames } = this.#scorer;
    const path = new Int32Array(frames);
    let state = this.#lastState();
    for (let block = this.#checkpoints.length - 1; block >= 0; block--) {
      const start = block * BLOCK_FRAMES;
      const end = Math.min(frames, start + BLOCK_FRAMES);
      const pointers: Uint8Array[] = [];
      this.#restore(block, end);
      for (let frame = start; frame < end; frame++) {
        const pointer = new Uint8Array(this.#last[frame + 1]! - this.#first[frame + 1]! + 1);
        this.#advance(frame, pointer);
        pointers.push(pointer);
        if (frame % TURN_FRAMES === 0) yield 1 - (0.5 * (end - frame + start)) / frames;
      }
      state = this.#trace(state, { start, end }, pointers, path);
    }
    return path;
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

  #restore(block: number, end: number): void {
    const frame = block * BLOCK_FRAMES;
    // What the block after this one left behind lies within its ranges.
    const from = this.#first[frame]!;
    let to = 0;
    for (let later = frame; later <= Math.min(this.#scorer.frames, end + BLOCK_FRAMES); later++) {
      to = Math.max(to, this.#last[later]!);
    }
    this.#previous.fill(NEVER, from, to + 1);
    this.#current.fill(NEVER, from, to + 1);
    this.#previous.set(this.#checkpoints[block]!, from);
    this.#best = maxOf(this.#checkpoints[block]!);
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

  /** Computes one frame from the one before; notes back pointers where they are asked for. */
  #advance(frame: number, pointers: Uint8Array | null): void {
    const { classes, arcs, costs, stays } = this.#graph;
    const scorer = this.#scorer;
    const previous = this.#previous;
    const current = this.#current;
    const first = this.#first[frame + 1]!;
    const last = this.#last[frame + 1]!;
    const best = this.#best;
    const least = best - this.#limits.beam;
    let top = NEVER;
    scorer.moveTo(frame);
    for (let state = first; state <= last; state++) {
      const which = classes[state]!;
      const source = which === NO_TIME ? current : previous;
      let score = which === NO_TIME ? NEVER : previous[state]! + stays[state]!;
      let pointer = ITSELF;
      for (let arc = state * ARCS, end = arc + ARCS; arc < end; arc++) {
        const from = arcs[arc]!;
        if (from < 0) break;
        const other = source[from]! + costs[arc]!;
        if (other > score) {
          score = other;
          pointer = arc - state * ARCS + 1;
        }
      }
      if (which !== NO_TIME) score = score < least ? NEVER : score + scorer.score(which) - best;
      current[state] = score;
      if (score > top) top = score;
      if (pointers !== null) pointers[state - first] = pointer;
    }
    this.#swap(frame, top);
  }

  #swap(frame: number, top: number): void {
    // The buffer that becomes `current` must know nothing of the frame before the last.
    this.#previous.fill(NEVER, this.#first[frame]!, this.#last[frame]! + 1);
    [this.#previous, this.#current] = [this.#current, this.#previous];
    this.#best = top;
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

  /** Follows the pointers of a block from its last frame; gives the state before its first. */
  #trace(
    from: number,
    block: { start: number; end: number },
    pointers: readonly Uint8Array[],
    path: Int32Array,
  ): number {
    const { classes, arcs } = this.#graph;
    let state = from;
    let frame = block.end - 1;
    while (frame >= block.start) {
      const pointer = pointers[frame - block.start]![state - this.#first[frame + 1]!]!;
      const isTimed = classes[state] !== NO_TIME;
      if (isTimed) path[frame--] = state;
      if (pointer !== ITSELF) state = arcs[state * ARCS + pointer - 1]!;
      else if (!isTimed) throw new RangeError('the search has lost its way');
    }
    return state;
  }
}

function maxIn(values: Float32Array, from: number, to: number): number {
  let best = NEVER;
  for (let index = from; index <= to; index++) if (values[index]! > best) best = values[index]!;
  return best;
}

function maxOf(values: Float32Array): number {
  return maxIn(values, 0, values.length - 1);
}
