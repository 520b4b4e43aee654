import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type Command, type Selection, type Transaction } from '@tiptap/pm/state';
import type { Paragraph, Transcript } from '../../../domain/transcript/transcript.ts';
import { isSameParagraph } from '../../../domain/transcript/transcriptChange.ts';
import { nodeOf, paragraphOf, SECTION_SIZE } from './documentBridge.ts';
import { blocksOf, type Placed } from './editCommands.ts';
import { newParagraphId } from './newParagraphId.ts';
import { asCommand } from './retimePlugin.ts';
import { attrsOf } from './schema.ts';

/**
 * Makes the document equal to a transcript with the least changes: paragraphs that stay are not touched, and the
 * selection stays on its words. One undo step, unless the change is not this window's to undo.
 */
export function adoptTranscript(transcript: Transcript, isUndoable = true): Command {
  return (state, dispatch) => {
    const { schema } = state;
    const target =
      transcript.length > 0 ? transcript : [paragraphOf(schema.nodes.paragraph!.create({ id: newParagraphId() }))];
    const transaction = state.tr;
    const blocks = blocksOf(state.doc);
    const start = countEqual(blocks.length, target.length, (index) => idOf(blocks[index]!) === target[index]!.id);
    const end = countEqual(blocks.length - start, target.length - start, (index) => {
      return idOf(blocks.at(-1 - index)!) === target.at(-1 - index)!.id;
    });
    for (let index = 1; index <= end; index++) rewrite(transaction, blocks.at(-index)!, target.at(-index)!);
    const untouchedTo = replaceMiddle(transaction, blocks.slice(start, blocks.length - end), target, {
      before: blocks[start - 1],
      after: blocks[blocks.length - end],
      from: start,
      to: target.length - end,
    });
    for (let index = start - 1; index >= 0; index--) {
      if (blocks[index]!.position < untouchedTo) rewrite(transaction, blocks[index]!, target[index]!);
    }
    if (!transaction.docChanged) return false;
    followSelection(transaction, state.selection);
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
  const difference = differenceOf(node, next);
  if (difference !== null) {
    const { from, oldTo, newTo } = difference;
    transaction.replaceWith(position + 1 + from, position + 1 + oldTo, next.content.cut(from, newTo));
  }
  transaction.setNodeMarkup(position, next.type, attrsOf(target));
}

/** Where the content of two paragraphs differs, as offsets into each; `null` where it does not. */
function differenceOf(old: Node, next: Node): { from: number; oldTo: number; newTo: number } | null {
  const from = old.content.findDiffStart(next.content);
  if (from === null) return null;
  const ends = old.content.findDiffEnd(next.content)!;
  // Where a letter was doubled the two searches overlap.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, oldTo: ends.a + overlap, newTo: ends.b + overlap };
}

/** Where the paragraphs `[from, to)` of a text belong. */
interface Middle {
  readonly before: Placed | undefined;
  readonly after: Placed | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * Replaces paragraphs by others. The sections at the edges are made anew around them, as the text has it; gives the
 * position that the document is as it was up to.
 */
function replaceMiddle(
  transaction: Transaction,
  old: readonly Placed[],
  target: readonly Paragraph[],
  { before, after, from, to }: Middle,
): number {
  const { doc } = transaction;
  if (old.length === 0 && from === to) return doc.content.size;
  // Positions before the suffix are those of the old document: only what follows has changed yet.
  const first = doc.resolve((old[0] ?? after ?? before)!.position);
  const last = doc.resolve((old.at(-1) ?? before ?? after)!.position);
  const [firstSection, lastSection] = first.pos <= last.pos ? [first, last] : [last, first];
  const head = siblings(firstSection.parent, (position) => firstSection.start() + position <= (before?.position ?? -1));
  const tail = siblings(
    lastSection.parent,
    (position) => after !== undefined && lastSection.start() + position >= after.position,
  );
  const known = new Map([...old.map(({ node }) => node), ...head].map((node) => [node.attrs['id'] as string, node]));
  const nodes = target.slice(from - head.length, to).map((paragraph) => {
    const kept = known.get(paragraph.id);
    return kept !== undefined && isSameParagraph(paragraphOf(kept), paragraph)
      ? kept
      : nodeOf(paragraph, doc.type.schema);
  });
  transaction.replaceWith(firstSection.before(), lastSection.after(), sectionsOf([...nodes, ...tail], doc));
  return firstSection.before();
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

/**
 * Puts both ends of a selection where their words are now. Paragraphs are found by their ids: one that was put in anew
 * with its section is lost to the steps. For one that is gone, the next one that is left stands in.
 */
function followSelection(transaction: Transaction, { $anchor, $head }: Selection): void {
  const { before, doc } = transaction;
  const blocks = new Map(blocksOf(doc).map((block) => [idOf(block), block]));
  const follow = ({ pos, parent, parentOffset }: ResolvedPos): ResolvedPos => {
    const block = blocks.get(parent.attrs['id']);
    if (block !== undefined) return doc.resolve(block.position + 1 + followOffset(parent, block.node, parentOffset));
    const next = blocksOf(before).find((old) => old.position >= pos && blocks.has(idOf(old)));
    return doc.resolve(next === undefined ? doc.content.size : blocks.get(idOf(next))!.position + 1);
  };
  transaction.setSelection(TextSelection.between(follow($anchor), follow($head)));
}

/** Where an offset in a paragraph is in another version of it; behind what was changed when it stood in that. */
function followOffset(old: Node, next: Node, offset: number): number {
  const difference = differenceOf(old, next);
  if (difference === null || offset < difference.from) return offset;
  return difference.newTo + Math.max(0, offset - difference.oldTo);
}
