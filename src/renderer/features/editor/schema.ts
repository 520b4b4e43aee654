import { Mark, Node, type AnyExtension } from '@tiptap/core';
import { PIN_KINDS } from '../../../domain/transcript/pinNotes.ts';
import { isNoteSound, MARK_KINDS, type MarkKind } from '../../../domain/transcript/textMarks.ts';
import {
  BY_HAND,
  REVIEW_STATES,
  startByHandOf,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type ReviewState,
  type SpeakerId,
  type WordTime,
} from '../../../domain/transcript/transcript.ts';

/** The attributes of a paragraph node: a `Paragraph` without its text, marks and kind. A pasted one has no id yet. */
export interface ParagraphAttrs {
  readonly id: ParagraphId | null;
  readonly speakerId: SpeakerId | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly words: readonly WordTime[];
  readonly isStartByHand: boolean;
  readonly review: ReviewState;
}

/** The attributes of a new paragraph or heading, before it has an id. */
export const BLANK_ATTRS: ParagraphAttrs = {
  id: null,
  speakerId: null,
  startMs: null,
  endMs: null,
  words: [],
  isStartByHand: false,
  review: 'untouched',
};

/** The attributes under which a paragraph lives in the document. */
export function attrsOf({ id, speakerId, startMs, endMs, words, isStartByHand, review }: Paragraph): ParagraphAttrs {
  return { id, speakerId, startMs, endMs, words, isStartByHand, review };
}

/** The attributes that a whole paragraph takes along through the clipboard. */
export const CARRIED_ATTRS = ['speakerId', 'startMs', 'endMs', 'words', 'isStartByHand', 'review'] as const;

// None is rendered to the DOM of the editor: times live in the document and the store.
const attributes = () =>
  Object.fromEntries(
    Object.entries(BLANK_ATTRS).map(([name, value]) => [
      name,
      {
        default: value as unknown,
        rendered: false,
        parseHTML: (element: HTMLElement): unknown => carriedAttrs(element)[name as keyof ParagraphAttrs],
      },
    ]),
  );

/** What pasted HTML says of a paragraph. Whether its times fit the text is for the re-timing plugin to see. */
function carriedAttrs({ dataset }: HTMLElement): ParagraphAttrs {
  if (dataset['talk'] === undefined) return BLANK_ATTRS;
  try {
    const { startMs, words, ...others } = JSON.parse(dataset['paragraph'] ?? '{}') as ParagraphAttrs;
    const { speakerId, endMs, isStartByHand, review } = others;
    const times = {
      startMs: isTime(startMs) ? startMs : null,
      words: Array.isArray(words) && words.every(isWordTime) ? words : [],
    };
    return {
      id: null,
      speakerId: typeof speakerId === 'string' ? speakerId : null,
      ...times,
      endMs: isTime(endMs) ? endMs : null,
      isStartByHand: startByHandOf({ ...times, isStartByHand }) !== null,
      review: REVIEW_STATES.find((state) => state === review) ?? 'untouched',
    };
  } catch {
    return BLANK_ATTRS;
  }
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isWordTime(value: unknown): value is WordTime {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const anchor: unknown = value[2];
  return isTime(value[0]) && isTime(value[1]) && Number.isSafeInteger(anchor) && (anchor as number) >= BY_HAND;
}

const documentNode = Node.create({ name: 'doc', topNode: true, content: 'section+' });

/**
 * An invisible group of about 40 paragraphs. ProseMirror redraws the children of every changed parent, so groups
 * keep the cost of a key flat however long the talk is. Nothing outside the editor knows them.
 */
const sectionNode = Node.create({
  name: 'section',
  content: '(paragraph | heading)+',
  selectable: false,
  parseHTML: () => [{ tag: 'section[data-paragraphs]' }],
  renderHTML: () => ['section', { 'data-paragraphs': '' }, 0],
});

const paragraphNode = Node.create({
  name: 'paragraph',
  content: 'text*',
  marks: '_',
  priority: 1_000,
  // Selected as a whole by a click beside its words, it would be replaced by the next key.
  selectable: false,
  addAttributes: attributes,
  // Whole paragraphs keep what is known of them where they are pasted.
  defining: true,
  parseHTML: () => ['p', 'li', 'blockquote', 'pre', 'td', 'th', 'dt', 'dd'].map((tag) => ({ tag })),
  renderHTML: () => ['p', 0],
});

const headingNode = Node.create({
  name: 'heading',
  content: 'text*',
  marks: '_',
  selectable: false,
  defining: true,
  addAttributes: attributes,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: () => ['h2', 0],
});

const textNode = Node.create({ name: 'text' });

function isPinKind(kind: MarkKind): boolean {
  return PIN_KINDS.some((each) => each === kind);
}

/** A mark of the domain; see `MARK_KINDS` for what each stands for. */
function textMark(kind: MarkKind): Mark {
  return Mark.create({
    name: kind,
    // What is typed at the end of a mark is no part of it.
    inclusive: false,
    // Two comments may lie on the same words, and the pinned start and end of a cue of one word.
    ...(kind === 'comment' || isPinKind(kind) ? { excludes: '' } : {}),
    addAttributes: () => ({ note: { default: '', parseHTML: (element) => element.dataset['note'] ?? '' } }),
    parseHTML: () => [
      {
        tag: `span[data-mark="${kind}"]`,
        getAttrs: ({ dataset }) => (isNoteSound({ kind, note: dataset['note'] ?? '' }) ? null : false),
      },
      ...(kind === 'italic' ? [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }] : []),
    ],
    renderHTML({ mark }) {
      const note = String(mark.attrs['note']);
      return ['span', { 'data-mark': kind, 'data-note': note, ...(kind === 'wording' ? { title: note } : {}) }, 0];
    },
  });
}

function timeOfElement({ dataset }: HTMLElement): WordTime | null {
  const time: unknown = (dataset['time'] ?? '').split(' ').map(Number);
  return isWordTime(time) ? time : null;
}

/** The time of a word on its way through the clipboard; it never stays in a document. */
const timeMark = Mark.create({
  name: 'time',
  inclusive: false,
  addAttributes: () => ({
    time: {
      default: [0, 0, TYPED],
      parseHTML: timeOfElement,
    },
  }),
  parseHTML: () => [
    { tag: 'span[data-talk][data-time]', getAttrs: (element) => (timeOfElement(element) === null ? false : {}) },
  ],
  renderHTML: () => ['span', 0],
});

/** The document of the editor: `doc > section+ > (paragraph | heading)+ > text`, with marks. No lists, no line breaks. */
export const SCHEMA_PARTS: readonly AnyExtension[] = [
  documentNode,
  sectionNode,
  paragraphNode,
  headingNode,
  textNode,
  ...MARK_KINDS.map(textMark),
  timeMark,
];
