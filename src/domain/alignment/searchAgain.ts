import { estimateModel, findPaths, type FoundPaths, type Level, type Piece, type SearchBasis } from './findPaths.ts';
import type { AcousticModel } from './acousticModel.ts';
import type { RunSides, SearchWidth } from './searchSide.ts';
import { inStage, type Stage } from './stage.ts';

/** How wide a search is. */
interface SearchStyle {
  readonly beam: number;
  readonly reach: number;
  /**
   * How much more than the text's gap a frame outside the text has. The first is tried, and the next ones as long as
   * more of the speech is outside than `mostOutside` allows: a voice that is far from the templates, not another text.
   */
  readonly margins: readonly number[];
}

/** How wide the searches are; reach in frames on both sides of the path before. */
export const COARSE_SEARCHES: readonly SearchStyle[] = [
  { beam: 300, reach: Infinity, margins: [0.2, 0.4, 0.8, 1.6] },
  { beam: 250, reach: 1500, margins: [1, 2, 4] },
  { beam: 200, reach: 500, margins: [1.2] },
  { beam: 150, reach: 100, margins: [1.5] },
];
/** Fine models are sharp: one frame may cost 30, and what keeps the search narrow is the path before. */
const FINE_BEAM = 2_000;
export const FINE_SEARCHES: readonly SearchStyle[] = [
  { beam: FINE_BEAM, reach: 100, margins: [5] },
  { beam: FINE_BEAM, reach: 80, margins: [5] },
  { beam: FINE_BEAM, reach: 60, margins: [5] },
];

/** A model of the recording needs no widening. */
export const COARSE_BY_MODEL: SearchStyle = { beam: 300, reach: Infinity, margins: [1.5] };
export const COARSE_BY_VOICE: readonly SearchStyle[] = [COARSE_BY_MODEL, ...COARSE_SEARCHES.slice(2)];

/** Of the speech that the text may fill. */
export const MOST_OUTSIDE = 0.35;
/** Where the widest margin leaves more outside, the text is a part of what is said, and the first margin was right. */
const MOST_UNWRITTEN = 0.6;
export const MOST_STATES = 30_000;

/** What the model to begin with has said of the text (see `SearchBasis`); with nothing, the pieces of `localPiecesOf` are searched. */
type KnownAtStart = { known: NonNullable<SearchBasis['known']> } | { known: null; local: readonly Piece[] };

/**
 * Searches the pieces again and again, each time with the model that the paths before have taught. Yields the share done.
 */
export function* searchAgain(
  level: Level,
  pieces: readonly Piece[],
  searches: readonly SearchStyle[],
  start: {
    model: AcousticModel;
    /** Of the speech; see `SearchStyle`. */
    mostOutside: number;
    stage: Stage;
    run: RunSides;
  } & KnownAtStart,
): Generator<number, FoundPaths> {
  let model = start.model;
  let known: SearchBasis['known'] = start.known;
  let heard = start.known === null ? start.local : pieces;
  let found: FoundPaths | null = null;
  const [from, to] = start.stage;
  for (const [at, search] of searches.entries()) {
    const stage = [at, at + 1].map((part) => from + ((to - from) * part) / searches.length) as [number, number];
    if (found !== null) {
      known = found.paths.map(({ states }) => states);
      heard = pieces;
      model = yield* inStage(estimateModel(level, pieces, known, model), [stage[0], stage[0]]);
    }
    const before = typeof known === 'number' ? null : known;
    const widthOf = (index: number): SearchWidth => widthAround(before?.[index] ?? null, search);
    let strict: FoundPaths | null = null;
    for (const margin of search.margins) {
      found = yield* inStage(findPaths(level, heard, { model, known, margin, widthOf, run: start.run }), stage);
      strict ??= found;
      if (found.outsideShare <= start.mostOutside) break;
    }
    if (found!.outsideShare > Math.max(start.mostOutside, MOST_UNWRITTEN)) found = strict;
  }
  return found!;
}

/** The width of a search, around a path where one is known. */
export function widthAround(known: Int32Array | null, { beam, reach }: SearchStyle): SearchWidth {
  return { beam, mostStates: MOST_STATES, around: known === null || reach === Infinity ? null : { known, reach } };
}
