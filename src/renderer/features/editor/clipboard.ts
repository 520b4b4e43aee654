import { DOMSerializer, Fragment, Slice, type DOMOutputSpec, type Mark, type Node } from '@tiptap/pm/model';
import { Plugin, type EditorState } from '@tiptap/pm/state';
import { sliceMarks } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import type { TalkId, WordTime } from '../../../domain/transcript/transcript.ts';
import { marksOf, transcriptSchema } from './documentBridge.ts';
import { cleanForeignHtml } from './foreignHtml.ts';
import { pasteBlocks } from './pasteBlocks.ts';
import { BLANK_ATTRS, CARRIED_ATTRS, type ParagraphAttrs } from './schema.ts';

/**
 * Carries the times of words, and what is known of whole paragraphs, through cut, copy, paste and drag within a talk.
 * Words travel with `time` marks, which the re-timing plugin reads and takes away where they land. What comes from
 * elsewhere is reduced to the schema by `cleanForeignHtml` and the parse rules, and here to characters a transcript can
 * hold.
 */
export function clipboardPlugin(talkId: TalkId): Plugin {
  /** Where something is being dropped: it does not land in the selection. */
  let dropPlace: number | null = null;
  return new Plugin({
    props: {
      transformCopied: (slice, { state }) => withTimes(slice, state),
      clipboardSerializer: serializerFor(talkId),
      transformPastedHTML: (html) =>
        html.includes('data-talk=') ? withoutForeignTimes(html, talkId) : cleanForeignHtml(html),
      handlePaste: ({ state, dispatch }, _event, slice) => pasteBlocks(slice)(state, dispatch),
      handleDOMEvents: {
        drop(view, { clientX, clientY }) {
          dropPlace = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? null;
          return false;
        },
      },
      handleDrop: () => {
        dropPlace = null;
        return false;
      },
      transformPasted: (slice, { state }) => {
        const { parent } = dropPlace === null ? state.selection.$to : state.doc.resolve(dropPlace);
        return mapBlocks(slice, (node, place) => landed(node, place, parent), cleanText);
      },
    },
  });
}

/** The slice with a time on each of its words at the open ends; paragraphs that are whole keep what is known of them. */
function withTimes(slice: Slice, { selection }: EditorState): Slice {
  // A node that is dragged is not the selection, and whole.
  const isSelection = slice.eq(selection.content());
  const { $from, $to } = selection;
  return mapBlocks(slice, (node, place) => {
    const source = isSelection && place.isFirst ? $from.parent : isSelection && place.isLast ? $to.parent : node;
    const offset = isSelection && place.isFirst ? $from.parentOffset : 0;
    const isWhole = node.content.size === source.content.size;
    const { speakerId } = node.attrs as ParagraphAttrs;
    const attrs = isWhole ? { id: null } : { ...BLANK_ATTRS, speakerId };
    const content = place.isFirst || place.isLast ? withTimeMarks(node, source, offset) : node.content;
    return withContent(node, isWhole ? content : withoutCutPins(content, source, offset), attrs);
  });
}

/** Content without the wordings and times that lie on more of `source` than was taken of it. */
function withoutCutPins(content: Fragment, source: Node, offset: number): Fragment {
  const whole = sliceMarks(marksOf(source), offset, offset + content.size);
  const nodes: Node[] = [];
  content.forEach((node, at) => {
    const isKept = ({ type, attrs }: Mark): boolean =>
      (type.name !== 'wording' && type.name !== 'cueTimes') ||
      whole.some(
        ({ kind, note, from, to }) =>
          kind === type.name && note === attrs['note'] && from <= at && to >= at + node.nodeSize,
      );
    nodes.push(node.mark(node.marks.filter(isKept)));
  });
  return Fragment.fromArray(nodes);
}

function withTimeMarks(node: Node, source: Node, offset: number): Fragment {
  const { words } = source.attrs as ParagraphAttrs;
  const tokens = tokensOf(source.textContent);
  if (words.length !== tokens.length) return node.content;
  const pieces: Fragment[] = [];
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    const from = Math.max(0, token.start - offset);
    const to = Math.min(node.content.size, token.end - offset);
    if (from >= to) continue;
    const mark = timeMark(node, words[index]!);
    pieces.push(node.content.cut(at, from), marked(node.content.cut(from, to), mark));
    at = to;
  }
  return Fragment.fromArray([...pieces, node.content.cut(at)].flatMap((piece) => [...piece.content]));
}

function timeMark(node: Node, [startMs, endMs, anchor]: WordTime): Mark {
  return node.type.schema.mark('time', { time: [startMs, endMs, anchor] });
}

function marked(content: Fragment, mark: Mark): Fragment {
  return Fragment.fromArray(content.content.map((node) => node.mark(mark.addToSet(node.marks))));
}

/** Controls and line separators of other programs: they have no place in a line of text. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\uFEFF\uFFFC]+/gu;

function cleanText(node: Node): Node {
  const text = (node.text ?? '').replace(UNPRINTABLE, ' ');
  return text === node.text ? node : node.type.schema.text(text, node.marks);
}

/** A block as it lands in another. */
function landed(node: Node, place: BlockPlace, target: Node): Node {
  if (isRest(node, place) && target.isTextblock) return restOf(target);
  return withContent(node, trimmed(node.content, place), { id: null });
}

/** Whether a block only says that the selection went on to the start of one: what comes behind it was not selected. */
function isRest({ content }: Node, { isFirst, isLast }: BlockPlace): boolean {
  return isLast && !isFirst && content.size === 0;
}

/** The start of what stands behind a paste: it stays as the block is that was pasted into. */
function restOf(block: Node): Node {
  const { speakerId, review } = block.attrs as ParagraphAttrs;
  return block.type.create({ ...BLANK_ATTRS, speakerId, review });
}

/** Without the white space that lines of other programs begin and end with; what is pasted into a line keeps its own. */
function trimmed(content: Fragment, { isFirst, isLast }: BlockPlace): Fragment {
  const text = content.textBetween(0, content.size);
  const from = isFirst ? 0 : text.length - text.trimStart().length;
  const to = isLast ? text.length : text.trimEnd().length;
  return from === 0 && to === text.length ? content : content.cut(from, Math.max(from, to));
}

function withContent(node: Node, content: Fragment, attrs: Partial<ParagraphAttrs>): Node {
  return node.type.create({ ...node.attrs, ...attrs }, content, node.marks);
}

interface BlockPlace {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The slice with each of its paragraphs and headings changed, and before that each of its texts: those in no paragraph,
 * too, as a piece of a line copied elsewhere is.
 */
function mapBlocks(
  slice: Slice,
  change: (node: Node, place: BlockPlace) => Node,
  changeText: (node: Node) => Node = (node) => node,
): Slice {
  const inside = (content: Fragment, edge: BlockPlace): Fragment =>
    Fragment.fromArray(
      content.content.map((node, index) => {
        const place = {
          isFirst: edge.isFirst && index === 0,
          isLast: edge.isLast && index === content.childCount - 1,
        };
        if (node.isText) return changeText(node);
        const changed = node.copy(inside(node.content, place));
        return node.isTextblock ? change(changed, place) : changed;
      }),
    );
  return new Slice(inside(slice.content, { isFirst: true, isLast: true }), slice.openStart, slice.openEnd);
}

/** Writes what the clipboard carries as data attributes, with the talk whose times they are. */
function serializerFor(talkId: TalkId): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(transcriptSchema);
  const block =
    (tag: string) =>
    (node: Node): DOMOutputSpec => [tag, { 'data-talk': talkId, 'data-paragraph': carried(node) }, 0];
  const time = (mark: Mark): DOMOutputSpec => [
    'span',
    { 'data-talk': talkId, 'data-time': (mark.attrs['time'] as WordTime).join(' ') },
    0,
  ];
  return new DOMSerializer({ ...nodes, paragraph: block('p'), heading: block('h2') }, { ...marks, time });
}

function carried(node: Node): string {
  return JSON.stringify(Object.fromEntries(CARRIED_ATTRS.map((name) => [name, node.attrs[name] as unknown])));
}

/** HTML without the times of another talk, where they would mean nothing. */
function withoutForeignTimes(html: string, talkId: TalkId): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll<HTMLElement>('[data-talk]')) {
    if (element.dataset['talk'] === talkId) continue;
    for (const name of ['talk', 'time', 'paragraph', 'pmSlice']) delete element.dataset[name];
    for (const pin of element.querySelectorAll<HTMLElement>('[data-mark="cueTimes"]')) delete pin.dataset['mark'];
  }
  return page.body.innerHTML;
}
