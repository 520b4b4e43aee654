import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Command, type Transaction } from '@tiptap/pm/state';
import type { Paragraph, Transcript } from '../../../domain/transcript/transcript.ts';
import { isSameParagraph } from '../../../domain/transcript/transcriptChange.ts';
import { nodeOf, paragraphOf, SECTION_SIZE } from './documentBridge.ts';
import { blockAtCaret, blocksOf, type Placed } from './editCommands.ts';
import { newParagraphId } from './newParagraphId.ts';
import { asCommand } from './retimePlugin.ts';
import { attrsOf } from './schema.ts';

/**
 * Makes the document equal to a transcript with the least changes: paragraphs that stay are not touched, the caret stays
 * where its paragraph does. One undo step, unless the change is not this window's to undo.
 */
export function adoptTranscript(transcript: Transcript, isUndoable = true): Command {
  return (state, dispatch) => {
    const { schema } = state;
    const target =
      transcript.length > 0 ? transcript : [paragraphOf(schema.nodes.paragraph!.create({ id: newParagraphId() }))];
    const transaction = state.tr;
    const caret = blockAtCaret(state);
    const offset = state.selection.$head.parentOffset;
    const blocks = blocksOf(state.doc);
    const start = countEqual(blocks.length, target.length, (index) => idOf(blocks[index]!) === target[index]!.id);
    const end = countEqual(blocks.length - start, target.length - start, (index) => {
      return idOf(blocks.at(-1 - index)!) === target.at(-1 - index)!.id;
    });
    for (let index = 1; index <= end; index++) rewrite(transaction, blocks.at(-index)!, target.at(-index)!);
    replaceMiddle(transaction, blocks.slice(start, blocks.length - end), target.slice(start, target.length - end), {
      before: blocks[start - 1],
      after: blocks[blocks.length - end],
    });
    for (let index = start - 1; index >= 0; index--) rewrite(transaction, blocks[index]!, target[index]!);
    if (!transaction.docChanged) return false;
    restoreCaret(transaction, idOf(caret), offset);
    dispatch?.(isUndoable ? asCommand(transaction) : asCommand(transaction).setMeta('addToHistory', false));
    return true;
  };
}

function idOf({ node }: Placed): unknown {
  return node.attrs['id'];
}

function countEqual(a: number, b: number, isEqual: (index: number) => boolean): number {
  let count = 0;
  while (count < Math.min(a, b) && isEqual(count)) count++;
  return count;
}

/** Changes a paragraph where it stands, and only the part of its text that differs. */
function rewrite(transaction: Transaction, { node, position }: Placed, target: Paragraph): void {
  if (isSameParagraph(paragraphOf(node), target)) return;
  const next = nodeOf(target, node.type.schema);
  const from = node.content.findDiffStart(next.content);
  if (from !== null) {
    const ends = node.content.findDiffEnd(next.content)!;
    // Where a letter was doubled the two searches overlap.
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
    const [oldTo, newTo] = [ends.a + overlap, ends.b + overlap];
    transaction.replaceWith(position + 1 + from, position + 1 + oldTo, next.content.cut(from, newTo));
  }
  transaction.setNodeMarkup(position, next.type, attrsOf(target));
}

interface Neighbours {
  readonly before: Placed | undefined;
  readonly after: Placed | undefined;
}

/** Replaces paragraphs by others; the sections at the edges are made anew around them. */
function replaceMiddle(
  transaction: Transaction,
  old: readonly Placed[],
  target: readonly Paragraph[],
  { before, after }: Neighbours,
): void {
  if (old.length === 0 && target.length === 0) return;
  const { doc } = transaction;
  const known = new Map(old.map(({ node }) => [node.attrs['id'] as string, node]));
  const nodes = target.map((paragraph) => {
    const kept = known.get(paragraph.id);
    return kept !== undefined && isSameParagraph(paragraphOf(kept), paragraph)
      ? kept
      : nodeOf(paragraph, doc.type.schema);
  });
  // Positions before the suffix are those of the old document: only what follows has changed yet.
  const first = doc.resolve((old[0] ?? after ?? before)!.position);
  const last = doc.resolve((old.at(-1) ?? before ?? after)!.position);
  const [firstSection, lastSection] = first.pos <= last.pos ? [first, last] : [last, first];
  const head = siblings(firstSection.parent, (position) => firstSection.start() + position <= (before?.position ?? -1));
  const tail = siblings(
    lastSection.parent,
    (position) => after !== undefined && lastSection.start() + position >= after.position,
  );
  transaction.replaceWith(firstSection.before(), lastSection.after(), sectionsOf([...head, ...nodes, ...tail], doc));
}

function siblings(section: Node, isKept: (position: number) => boolean): Node[] {
  const kept: Node[] = [];
  section.forEach((node, position) => {
    if (isKept(position)) kept.push(node);
  });
  return kept;
}

function sectionsOf(nodes: readonly Node[], doc: Node): Node[] {
  const sections: Node[] = [];
  for (let index = 0; index < nodes.length; index += SECTION_SIZE) {
    sections.push(doc.type.schema.nodes.section!.create(null, nodes.slice(index, index + SECTION_SIZE)));
  }
  return sections;
}

function restoreCaret(transaction: Transaction, id: unknown, offset: number): void {
  const block = blocksOf(transaction.doc).find(({ node }) => node.attrs['id'] === id);
  if (block === undefined) return;
  const position = block.position + 1 + Math.min(offset, block.node.content.size);
  transaction.setSelection(TextSelection.create(transaction.doc, position));
}
