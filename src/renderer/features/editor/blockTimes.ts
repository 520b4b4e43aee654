import type { ReplacedPart } from './replacedParts.ts';
import type { Node } from '@tiptap/pm/model';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { joinWords } from '../../../domain/transcript/joinWords.ts';
import type { ReplacedRange } from '../../../domain/transcript/replacedRange.ts';
import { retimeWords } from '../../../domain/transcript/retimeWords.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { newParagraph, type ParagraphId, type WordTime } from '../../../domain/transcript/transcript.ts';
import { latestEnd, sliceTimed, type TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { BLANK_ATTRS, type ParagraphAttrs } from './schema.ts';

/** A paragraph of the document after an edit: the position of its node, and of the ends of its text. */
export interface Block {
  readonly position: number;
  readonly node: Node;
  readonly from: number;
  readonly to: number;
}

/** An edit: the document before it, what it changed, and which of that lies in the paragraph looked at. */
export interface Edit {
  readonly oldDocument: Node;
  readonly changes: readonly ReplacedPart[];
  readonly inside: readonly ReplacedPart[];
}

/** What a paragraph knows of times. */
export type BlockTimes = Pick<ParagraphAttrs, 'startMs' | 'endMs' | 'words' | 'isStartByHand'>;

/**
 * The times of a paragraph that came in whole: its own where they are sound, else those of its words, else none. The
 * copy of one that is still there leaves it the start set by hand.
 */
export function timesBrought(doc: Node, { position, node }: Block): BlockTimes {
  if (areTimesSound(node)) {
    const times = node.attrs as ParagraphAttrs;
    return times.isStartByHand && isStartTaken(doc, position, times.startMs)
      ? { ...times, isStartByHand: false }
      : times;
  }
  const { textContent } = node;
  return boundsOf(retimeWords({ text: '', words: [] }, textContent, [], { brought: broughtTimes(node) }), BLANK_ATTRS);
}

/** Whether another paragraph has the same start set by hand. */
function isStartTaken(doc: Node, position: number, timeMs: number | null): boolean {
  let isTaken = false;
  doc.descendants((node, at) => {
    const { isStartByHand, startMs } = node.attrs as ParagraphAttrs;
    if (node.isTextblock && at !== position) isTaken ||= isStartByHand && startMs === timeMs;
    return !node.isTextblock;
  });
  return isTaken;
}

/** Whether a paragraph has a time for each of its words, in order and between its ends, or none. */
export function areTimesSound(node: Node): boolean {
  const { words, startMs, endMs } = node.attrs as ParagraphAttrs;
  return checkTranscript([newParagraph('' as ParagraphId, node.textContent, { words, startMs, endMs })]).length === 0;
}

/** The times that words of a paragraph brought along, by the index of their token. */
function broughtTimes(node: Node): ReadonlyMap<number, WordTime> {
  const brought = new Map<number, WordTime>();
  const stretches: { readonly from: number; readonly time: WordTime }[] = [];
  node.forEach(({ marks }, from) => {
    const mark = marks.find(({ type }) => type.name === 'time');
    if (mark !== undefined) stretches.push({ from, time: mark.attrs['time'] as WordTime });
  });
  if (stretches.length === 0) return brought;
  let next = 0;
  for (const [index, token] of tokensOf(node.textContent).entries()) {
    while (next < stretches.length && stretches[next]!.from < token.start) next++;
    const stretch = stretches[next];
    if (stretch !== undefined && stretch.from < token.end) brought.set(index, stretch.time);
  }
  return brought;
}

/** The time around a paragraph in which nothing else is known to be spoken. */
function roomAround(doc: Node, position: number): TimeRange {
  const resolved = doc.resolve(position);
  const previous = resolved.nodeBefore ?? doc.resolve(resolved.before()).nodeBefore?.lastChild;
  const after = resolved.nodeAfter!;
  const behind = doc.resolve(position + after.nodeSize);
  const next = behind.nodeAfter ?? doc.resolve(behind.after()).nodeAfter?.firstChild;
  return {
    startMs: (previous?.attrs as ParagraphAttrs | undefined)?.endMs ?? 0,
    endMs: (next?.attrs as ParagraphAttrs | undefined)?.startMs ?? Number.MAX_SAFE_INTEGER,
  };
}

/** The old text that a block came from, as one text; several old paragraphs count as joined by a space. */
export function timesAfter(doc: Node, block: Block, { oldDocument, changes, inside }: Edit): BlockTimes {
  const from = oldPosition(changes, block.from, 'from');
  const to = oldPosition(changes, block.to, 'to');
  const sources = textblocksBetween(oldDocument, from, to);
  if (sources.length === 0) return timesBrought(doc, block);
  const text = sources.map((source) => source.node.textContent).join(' ');
  const words = wordsOf(sources);
  const newText = block.node.textContent;
  const at = offsetIn(sources);
  // What lay in the old paragraphs outside this block went elsewhere, or away.
  const old = sliceTimed({ text, words }, at(from), at(to));
  const ranges: ReplacedRange[] = inside.map((change) => ({
    oldFrom: at(Math.max(from, change.fromA)) - at(from),
    oldTo: at(Math.min(to, change.toA)) - at(from),
    newFrom: Math.max(0, change.fromB - block.from),
    newTo: Math.min(newText.length, change.toB - block.from),
  }));
  const first = sources[0]!.node.attrs as ParagraphAttrs;
  const last = sources.at(-1)!.node.attrs as ParagraphAttrs;
  const hints = { brought: broughtTimes(block.node), room: roomAround(doc, block.position) };
  const timed = retimeWords(old, newText, ranges, hints);
  return boundsOf(timed, {
    startMs: at(from) > 0 ? null : first.startMs,
    endMs: at(to) < text.length ? null : last.endMs,
    isStartByHand: at(from) === 0 && first.isStartByHand && !isBehindNew(doc, block, inside, sources[0]!.from),
  });
}

/** Whether words came in at the start of the old paragraph of which the first are in another block, before this one. */
function isBehindNew(doc: Node, block: Block, inside: readonly ReplacedPart[], oldFrom: number): boolean {
  return inside.some(({ fromA, fromB }) => {
    if (fromA < oldFrom || fromB >= block.from) return false;
    return tokensOf(doc.textBetween(fromB, block.from, ' ')).length > 0;
  });
}

function boundsOf(words: readonly WordTime[], known: Omit<BlockTimes, 'words'>): BlockTimes {
  if (words.length === 0) {
    const { startMs, endMs, isStartByHand } = known;
    const latestMs = startMs !== null && endMs !== null ? Math.max(startMs, endMs) : endMs;
    return { words, startMs, endMs: latestMs, isStartByHand };
  }
  const firstMs = words[0]![0];
  const lastMs = latestEnd(words);
  return {
    words,
    startMs: Math.min(known.startMs ?? firstMs, firstMs),
    endMs: Math.max(known.endMs ?? lastMs, lastMs),
    isStartByHand: false,
  };
}

interface Source {
  readonly node: Node;
  readonly from: number;
}

function textblocksBetween(document: Node, from: number, to: number): Source[] {
  const sources: Source[] = [];
  document.nodesBetween(Math.max(0, from - 1), Math.min(document.content.size, to + 1), (node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    if (start <= to && start + node.content.size >= from) sources.push({ node, from: start });
    return false;
  });
  return sources;
}

/** The offset in the joined text of a position in the old document. */
function offsetIn(sources: readonly Source[]): (position: number) => number {
  return (position) => {
    let offset = 0;
    for (const [index, { node, from }] of sources.entries()) {
      const size = node.content.size;
      if (position <= from + size || index === sources.length - 1)
        return offset + Math.min(Math.max(0, position - from), size);
      offset += size + 1;
    }
    return 0;
  };
}

function wordsOf(sources: readonly Source[]): readonly WordTime[] {
  return joinWords(
    sources.map(({ node }) => {
      const { startMs, endMs, words, isStartByHand } = node.attrs as ParagraphAttrs;
      return { text: node.textContent, startMs, endMs, words, isStartByHand };
    }),
  );
}

/**
 * Where an edge of a block's content was before the edit. When new content lies across the edge, the edge is taken
 * to be just past (`from`) or just before (`to`) what that content replaced.
 */
function oldPosition(changes: readonly ReplacedPart[], position: number, edge: 'from' | 'to'): number {
  let shift = 0;
  for (const { fromA, toA, fromB, toB } of changes) {
    if (edge === 'from' ? fromB >= position : fromB > position) break;
    if (edge === 'from' && toB >= position) return toA;
    if (edge === 'to' && toB > position) return fromA;
    shift = toA - toB;
  }
  return position + shift;
}
