import { getSchema } from '@tiptap/core';
import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { MARK_KINDS, sortMarks, type TextMark } from '../../../domain/transcript/textMarks.ts';
import type { Paragraph, ParagraphId, Transcript } from '../../../domain/transcript/transcript.ts';
import { attrsOf, SCHEMA_PARTS, type ParagraphAttrs } from './schema.ts';

/** How many paragraphs a section holds when a document is made; see the section node. */
export const SECTION_SIZE = 40;

/** The schema of the editor's document. */
export const transcriptSchema: Schema = getSchema([...SCHEMA_PARTS]);

const known = new WeakMap<Node, Paragraph>();
const knownSections = new WeakMap<Node, readonly Paragraph[]>();

/** The document of a transcript. An empty transcript becomes one empty paragraph, since a caret needs a place. */
export function documentOf(transcript: Transcript, newId: () => ParagraphId, schema = transcriptSchema): Node {
  const nodes = transcript.map((paragraph) => nodeOf(paragraph, schema));
  if (nodes.length === 0) nodes.push(schema.nodes.paragraph!.create({ id: newId() }));
  const sections: Node[] = [];
  for (let index = 0; index < nodes.length; index += SECTION_SIZE) {
    sections.push(schema.nodes.section!.create(null, nodes.slice(index, index + SECTION_SIZE)));
  }
  return schema.nodes.doc!.create(null, sections);
}

/**
 * The transcript of a document. A node that did not change gives the same `Paragraph` object as before, so two
 * transcripts can be compared by identity.
 */
export function transcriptOf(document: Node): Transcript {
  return document.children.flatMap(paragraphsOf);
}

function paragraphsOf(section: Node): readonly Paragraph[] {
  const before = knownSections.get(section);
  if (before !== undefined) return before;
  const paragraphs = section.children.map(paragraphOf);
  knownSections.set(section, paragraphs);
  return paragraphs;
}

/** The paragraph of one node. Throws `RangeError` on a node without an id, which the editor never keeps. */
export function paragraphOf(node: Node): Paragraph {
  const before = known.get(node);
  if (before !== undefined) return before;
  const { id, ...attrs } = node.attrs as ParagraphAttrs;
  if (id === null) throw new RangeError('a paragraph without an id');
  const kind = node.type.name === 'heading' ? 'heading' : 'paragraph';
  const paragraph: Paragraph = { id, kind, ...attrs, text: node.textContent, marks: marksOf(node) };
  known.set(node, paragraph);
  return paragraph;
}

/** The marks on the text of a node. */
export function marksOf(node: Node): TextMark[] {
  const marks: TextMark[] = [];
  node.forEach((text, from) => {
    for (const mark of text.marks) {
      const kind = MARK_KINDS.find((name) => name === mark.type.name);
      if (kind !== undefined) marks.push({ from, to: from + text.nodeSize, kind, note: mark.attrs['note'] as string });
    }
  });
  return sortMarks(marks);
}

/** The node of one paragraph. */
export function nodeOf(paragraph: Paragraph, schema = transcriptSchema): Node {
  return schema.nodes[paragraph.kind]!.create(attrsOf(paragraph), inlineOf(paragraph, schema));
}

/** The marked text of a paragraph: a text node for each stretch between two ends of marks. */
function inlineOf({ text, marks }: Paragraph, schema: Schema): Fragment {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  );
  return Fragment.fromArray(
    edges.slice(1).map((to, index) => {
      const from = edges[index]!;
      const here = marks.filter((mark) => mark.from <= from && mark.to >= to);
      const set = here.map(({ kind, note }) => schema.mark(kind, { note }));
      return schema.text(text.slice(from, to), set);
    }),
  );
}
