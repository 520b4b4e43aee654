import { Node, type AnyExtension } from '@tiptap/core';
import type { Paragraph, ParagraphId, SpeakerId, WordTime } from '../../../domain/transcript/transcript.ts';

/** The attributes of a paragraph node: a `Paragraph` without its text and kind. A pasted one has no id yet. */
export interface ParagraphAttrs {
  readonly id: ParagraphId | null;
  readonly speakerId: SpeakerId | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly words: readonly WordTime[];
}

/** The attributes of a new paragraph or heading, before it has an id. */
export const BLANK_ATTRS: ParagraphAttrs = { id: null, speakerId: null, startMs: null, endMs: null, words: [] };

/** The attributes under which a paragraph lives in the document. */
export function attrsOf({ id, speakerId, startMs, endMs, words }: Paragraph): ParagraphAttrs {
  return { id, speakerId, startMs, endMs, words };
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
  marks: '',
  priority: 1_000,
  addAttributes: attributes,
  parseHTML: () => [{ tag: 'p' }, { tag: 'li' }, { tag: 'blockquote' }],
  renderHTML: () => ['p', 0],
});

const headingNode = Node.create({
  name: 'heading',
  content: 'text*',
  marks: '',
  addAttributes: attributes,
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
  renderHTML: () => ['h2', 0],
});

const textNode = Node.create({ name: 'text' });

/** The document of the editor: `doc > section+ > (paragraph | heading)+ > text`. No lists, no line breaks, no marks. */
export const SCHEMA_NODES: readonly AnyExtension[] = [documentNode, sectionNode, paragraphNode, headingNode, textNode];
