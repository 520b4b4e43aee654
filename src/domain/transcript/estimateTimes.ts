import type { Transcript } from './transcript.ts';

/** When a paragraph is spoken: half-open, integer milliseconds, each end known or only estimated. */
export interface ParagraphTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly isStartEstimated: boolean;
  readonly isEndEstimated: boolean;
}

/**
 * The pace of speech assumed while nothing is known: French lectures run at about 165 words of 5.9 characters a
 * minute, spaces included, which is 16 characters a second.
 */
const DEFAULT_CHARS_PER_SECOND = 16;

/**
 * A text that would fill less than this share of what is left of the recording is taken for a beginning (a cut
 * transcript), and is not stretched to the end.
 */
const LEAST_SHARE_TO_STRETCH = 0.5;

/**
 * Times for every paragraph, in order. Known ends are kept; between them the time is shared out by length of text;
 * after the last known time the text goes on at the pace of speech, reaching for the end of the recording
 * (`durationMs`) when it could plausibly fill it. Headings take no time: they stand where the next paragraph
 * starts, known or estimated as that is.
 *
 * The result never runs backwards as long as the known times do not; where they do, an estimate between two
 * reversed times has no length.
 */
export function estimateTimes(transcript: Transcript, durationMs: number | null): ParagraphTimes[] {
  const edges = edgesOf(transcript);
  fillEdges(edges, durationMs);
  const times: ParagraphTimes[] = [];
  let next = edges.length;
  for (const paragraph of transcript.toReversed()) {
    if (paragraph.kind === 'heading') {
      const after = times.at(-1);
      const timeMs = after?.startMs ?? edges.at(-1)?.timeMs ?? 0;
      const isEstimated = after?.isStartEstimated ?? true;
      times.push({ startMs: timeMs, endMs: timeMs, isStartEstimated: isEstimated, isEndEstimated: isEstimated });
      continue;
    }
    next -= 2;
    times.push({
      startMs: edges[next]!.timeMs!,
      endMs: edges[next + 1]!.timeMs!,
      isStartEstimated: paragraph.startMs === null,
      isEndEstimated: paragraph.endMs === null,
    });
  }
  return times.toReversed();
}

/** An end of a paragraph: its time, `null` until known, and how much text lies between the edge before and it. */
interface Edge {
  timeMs: number | null;
  readonly lengthBefore: number;
}

function edgesOf(transcript: Transcript): Edge[] {
  const edges: Edge[] = [];
  for (const { kind, startMs, endMs, text } of transcript) {
    if (kind === 'heading') continue;
    edges.push({ timeMs: startMs, lengthBefore: 0 }, { timeMs: endMs, lengthBefore: text.length + 1 });
  }
  return edges;
}

function fillEdges(edges: Edge[], durationMs: number | null): void {
  let knownMs = 0;
  let firstOpen = 0;
  for (let index = 0; index < edges.length; index++) {
    const timeMs = edges[index]!.timeMs;
    if (timeMs === null) continue;
    spread(edges.slice(firstOpen, index + 1), knownMs, timeMs);
    knownMs = timeMs;
    firstOpen = index + 1;
  }
  const tail = edges.slice(firstOpen);
  spread(tail, knownMs, tailEnd(tail, knownMs, durationMs));
}

/** Places the edges between two times in proportion to the text before each; the last edge lands on `toMs`. */
function spread(edges: Edge[], fromMs: number, toMs: number): void {
  const total = edges.reduce((sum, edge) => sum + edge.lengthBefore, 0);
  const spanMs = Math.max(0, toMs - fromMs);
  let length = 0;
  for (const edge of edges) {
    length += edge.lengthBefore;
    edge.timeMs ??= fromMs + Math.round(total === 0 ? 0 : (spanMs * length) / total);
  }
}

function tailEnd(tail: readonly Edge[], fromMs: number, durationMs: number | null): number {
  const length = tail.reduce((sum, edge) => sum + edge.lengthBefore, 0);
  const atPaceMs = fromMs + (1_000 * length) / DEFAULT_CHARS_PER_SECOND;
  if (durationMs === null) return atPaceMs;
  if (durationMs <= fromMs) return fromMs;
  const share = (atPaceMs - fromMs) / (durationMs - fromMs);
  return share >= LEAST_SHARE_TO_STRETCH ? durationMs : atPaceMs;
}
