import { Mark, Node, type AnyExtension } from '@tiptap/core';
import { MARK_KINDS, type MarkKind } from '../../../domain/transcript/textMarks.ts';
import type {
  Paragraph,
  ParagraphId,
  ReviewState,
  SpeakerId,
  WordTime,
} from '../../../domain/transcript/transcript.ts';

/** The attributes of a paragraph node: a `Paragraph` without its text, marks and kind. A pasted one has no id yet. */
export interface ParagraphAttrs {
  readonly id: ParagraphId | null;
  readonly speakerId: SpeakerId | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly words: readonly WordTime[];
  readonly review: ReviewState;
}

/** The attributes of a new paragraph or heading, before it has an id. */
export const BLANK_ATTRS: ParagraphAttrs = {
  id: null,
  speakerId: null,
  startMs: null,
  endMs: null,
  words: [],
  review: 'untouched',
};

/** The attributes under which a paragraph lives in the document. */
export function attrsOf({ id, speakerId, startMs, endMs, words, review }: Paragraph): ParagraphAttrs {
  return { id, speakerId, startMs, endMs, words, review };
}

// None is rendered to the DOM: times live in the document and the store, and pasted HTML cannot forge them.
const attributes = () =>
  Object.fromEntries(Object.entries(BLANK_ATTRS).map(([name, value]) => [name, { default: value, rendered: false }]));

const documentNode = Node.create({ name: 'doc', topNode: true, content: 'section+' });

/**
 * An invisible group of about 40 paragraphs. ProseMirror redraws the children of every changed parent, so groups
 * keep the cost of a key flat however long the talk is. Nothing outside the editor knows them.
 */
const sectionNode = Node.create({
  name: 'section',
  content: '(paragraph | heading)+',
  renderHTML: () => ['section', 0],
});

const paragraphNode = Node.create({
  name: 'paragraph',
  content: 'text*',
  marks: '_',
  priority: 1_000,
  addAttributes: attributes,
  parseHTML: () => [{ tag: 'p' }, { tag: 'li' }, { tag: 'blockquote' }],
  renderHTML: () => ['p', 0],
});

const headingNode = Node.create({
  name: 'heading',
  content: 'text*',
  marks: '_',
  addAttributes: attributes,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: () => ['h2', 0],
});

const textNode = Node.create({ name: 'text' });

/** A mark of the domain; see `MARK_KINDS` for what each stands for. */
function textMark(kind: MarkKind): Mark {
  return Mark.create({
    name: kind,
    // What is typed at the end of a mark is no part of it.
    inclusive: false,
    // Two comments may lie on the same words.
    ...(kind === 'comment' ? { excludes: '' } : {}),
    addAttributes: () => ({ note: { default: '', parseHTML: (element) => element.dataset['note'] ?? '' } }),
    parseHTML: () => [
      { tag: `span[data-mark="${kind}"]` },
      ...(kind === 'italic' ? [{ tag: 'i' }, { tag: 'em' }] : []),
    ],
    renderHTML: ({ mark }) => ['span', { 'data-mark': kind, 'data-note': String(mark.attrs['note']) }, 0],
  });
}

/** The document of the editor: `doc > section+ > (paragraph | heading)+ > text`, with marks. No lists, no line breaks. */
export const SCHEMA_PARTS: readonly AnyExtension[] = [
  documentNode,
  sectionNode,
  paragraphNode,
  headingNode,
  textNode,
  ...MARK_KINDS.map(textMark),
];
