import { AcousticModel, type ModelValues } from './acousticModel.ts';
import { scoreBestPhones, type FramesToScore, type PhoneScores } from './bestPhones.ts';
import { ClassScorer, type FrameView, type Vectors } from './classScorer.ts';
import { corridorAround } from './corridor.ts';
import { BACKWARD, FORWARD, PathSearch, type EndScores, type SearchLimits } from './pathSearch.ts';
import type { SearchGraph } from './searchTables.ts';
import { PHONE_CLASSES, type ClassesName } from './phoneClasses.ts';
import { reversedGraph } from './reversedGraph.ts';
import { inStage } from './stage.ts';

/**
 * A long piece is searched from both ends at once, up to its middle frame, which both sides score: from the first frame
 * on, and from the last one back.
 */
export type Side = 'start' | 'end';

/** Scores frames of a piece by the best phones. */
export interface ScoreOrder extends FramesToScore {
  readonly kind: 'score';
}

/** Finds how good the best paths from one end of a piece to the states of its middle frame are. */
export interface SearchOrder {
  readonly kind: 'search';
  readonly side: Side;
  readonly classes: ClassesName;
  readonly graph: SearchGraph;
  readonly model: ModelValues;
  readonly vectors: Vectors;
  readonly quiet: Float32Array;
  /** Of speech outside the text, by frame. */
  readonly garbageScores: Float32Array;
  readonly width: SearchWidth;
}

/** How wide a search is. */
export interface SearchWidth {
  readonly beam: number;
  readonly mostStates: number;
  /** A path to stay near: by so many frames on both sides of it. `null` where none is known. */
  readonly around: { readonly known: Int32Array; readonly reach: number } | null;
}

/** Gives the path that was found from the end of the piece to a state of its middle frame. */
export interface TraceOrder {
  readonly kind: 'trace';
  readonly state: number;
}

/**
 * Ends a search of which the sides have not met: that from the start goes on to the last frame, and gives the whole path,
 * `null` when none leads there; what the other has found is forgotten.
 */
interface FinishOrder {
  readonly kind: 'finish';
}

/** Work on one side of a piece: plain data, so that a thread of its own can do it. */
export type SideOrder = ScoreOrder | SearchOrder | TraceOrder | FinishOrder;

/** What comes of each kind of order; a path has a state for each frame, in the order of the recording. */
export interface SideResults {
  readonly score: PhoneScores;
  readonly search: EndScores;
  readonly trace: Int32Array;
  readonly finish: Int32Array | null;
}

export type OrderOf<K extends keyof SideResults> = Extract<SideOrder, { readonly kind: K }>;

/** Has an order done on each side. Yields the share done. */
export type RunSides = <K extends keyof SideResults>(
  orders: readonly [OrderOf<K>, OrderOf<K>],
) => Generator<number, [SideResults[K], SideResults[K]]>;

/** The middle frame of a piece. */
export function middleOf({ frames }: Vectors): number {
  return frames >> 1;
}

/** One who does the orders of a side, one after another: a path is traced in the search that was made last. */
export class SideWorker {
  #search: PathSearch | null = null;
  #side: Side = 'start';
  #states = 0;

  /** Does one order. Yields the share done. */
  perform<K extends keyof SideResults>(order: OrderOf<K>): Generator<number, SideResults[K]>;
  perform(order: SideOrder): Generator<number, SideResults[keyof SideResults]> {
    if (order.kind === 'score') return scoreBestPhones(order);
    if (order.kind === 'search') return this.#find(order);
    return order.kind === 'trace' ? this.#trace(order) : this.#finish();
  }

  *#find(order: SearchOrder): Generator<number, EndScores> {
    const { side, graph, vectors, width } = order;
    const isStart = side === 'start';
    this.#side = side;
    this.#states = graph.states;
    const own = isStart ? graph : reversedGraph(graph);
    const middle = middleOf(vectors);
    const { frames } = vectors;
    const view = isStart ? { first: 0, step: 1, frames } : { first: frames - 1, step: -1, frames: frames - middle };
    const limits = isStart ? limitsOf(own, width) : limitsOf(own, mirroredWidth(width, graph.states));
    this.#search = new PathSearch(own, scorerOf(order, view), limits);
    yield* this.#search.forward(isStart ? middle + 1 : view.frames);
    const { first, scores, best } = this.#search.endScores();
    if (isStart) return { first, scores, best };
    return { first: graph.states - first - scores.length, scores: scores.toReversed(), best };
  }

  *#trace({ state }: TraceOrder): Generator<number, Int32Array> {
    const search = this.#search!;
    this.#search = null;
    const isStart = this.#side === 'start';
    const path = yield* search.backward(isStart ? state : this.#states - 1 - state);
    return isStart ? path : mirrored(path, this.#states);
  }

  *#finish(): Generator<number, Int32Array | null> {
    const search = this.#side === 'start' ? this.#search : null;
    this.#search = null;
    if (search === null) return null;
    yield* inStage(search.forward(), FORWARD);
    return search.isLost ? null : yield* inStage(search.backward(null), BACKWARD);
  }
}

/** Scores the frames of a piece, or some of them in another order. */
export function scorerOf(
  order: Pick<SearchOrder, 'classes' | 'model' | 'vectors' | 'quiet' | 'garbageScores'>,
  view?: FrameView,
): ClassScorer {
  const { garbage, silences } = PHONE_CLASSES[order.classes];
  const notes = { garbage: { which: garbage, scores: order.garbageScores }, silences, quiet: order.quiet };
  return new ClassScorer(AcousticModel.of(order.model), order.vectors, notes, view);
}

/** The limits of a search in a graph. */
export function limitsOf(graph: SearchGraph, { beam, mostStates, around }: SearchWidth): SearchLimits {
  if (around === null) return { beam, mostStates };
  return { beam, mostStates, corridor: corridorAround(graph, around.known, around.reach) };
}

function mirroredWidth(width: SearchWidth, states: number): SearchWidth {
  if (width.around === null) return width;
  return { ...width, around: { ...width.around, known: mirrored(width.around.known, states) } };
}

/** A path, heard backwards. */
function mirrored(path: Int32Array, states: number): Int32Array {
  return path.toReversed().map((state) => states - 1 - state);
}

/** Has the work of both sides done here, that of the start first. */
export function sidesInLine(): RunSides {
  const workers = [new SideWorker(), new SideWorker()] as const;
  return function* <K extends keyof SideResults>([first, second]: readonly [OrderOf<K>, OrderOf<K>]) {
    const start = yield* inStage(workers[0].perform<K>(first), [0, 0.5]);
    return [start, yield* inStage(workers[1].perform<K>(second), [0.5, 1])];
  };
}
