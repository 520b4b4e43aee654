import type { DocumentBlock } from '../../domain/notices/documentBlock.ts';
import { childrenOf, elementsOf, type MarkupElement, type MarkupNode } from '../../domain/notices/markup.ts';
import type { DocumentPart } from './documentPart.ts';

type Block = Omit<DocumentBlock, 'number'>;

/** Not of the text: what was deleted and is still marked, comments, notes, tables of contents, forms. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'note',
  'table-of-content',
  'alphabetical-index',
  'forms',
  'sequence-decls',
  'variable-decls',
]);

/** The blocks of the `content.xml` of an ODT document, in order. */
export function odtBlocks(content: MarkupElement): DocumentPart<readonly Block[]> {
  const body = [...elementsOf(content)].find(({ name, prefix }) => name === 'text' && prefix === 'office');
  if (body === undefined) return { ok: false, reason: 'notANotice', detail: 'no text document' };
  const blocks: Block[] = [];
  addBlocks(body, stylesOf(content), blocks);
  return { ok: true, value: blocks };
}

/** The named style that each automatic style was made of. */
function stylesOf(content: MarkupElement): ReadonlyMap<string, string> {
  const styles = new Map<string, string>();
  for (const { name, attributes } of elementsOf(content)) {
    const parent = attributes['style:parent-style-name'];
    if (name === 'style' && parent !== undefined) styles.set(attributes['style:name'] ?? '', parent);
  }
  return styles;
}

/** The depth of the tree is bounded where it is parsed. */
function addBlocks(element: MarkupElement, styles: ReadonlyMap<string, string>, blocks: Block[]): void {
  for (const child of childrenOf(element)) {
    if (PASSED_OVER.has(child.name)) continue;
    // What stands in a box is drawn beside the paragraph that it is tied to.
    const boxes = child.name === 'h' || child.name === 'p' ? boxesIn(child) : [];
    if (child.name === 'h') {
      const level = Number(child.attributes['text:outline-level'] ?? 1);
      blocks.push({
        kind: 'heading',
        level: Number.isInteger(level) && level > 0 ? level : 1,
        text: textOfOdt(child),
        cells: [],
      });
    } else if (child.name === 'p')
      blocks.push({ ...styleOf(child, styles), level: 0, text: textOfOdt(child), cells: [] });
    else if (child.name === 'table-row') blocks.push(rowOf(child));
    else addBlocks(child, styles, blocks);
    for (const box of boxes) addBlocks(box, styles, blocks);
  }
}

/** The outermost boxes in a paragraph. */
function boxesIn(paragraph: MarkupElement): MarkupElement[] {
  return childrenOf(paragraph).flatMap((child) => {
    if (PASSED_OVER.has(child.name)) return [];
    return child.name === BOX ? [child] : boxesIn(child);
  });
}

const BOX = 'text-box';

function styleOf({ attributes }: MarkupElement, styles: ReadonlyMap<string, string>): Pick<Block, 'kind'> {
  const style = attributes['text:style-name'] ?? '';
  const named = styles.get(style) ?? style;
  if (/^(?:title|titre)$/iu.test(named)) return { kind: 'title' };
  return { kind: /^(?:subtitle|sous-titre)$/iu.test(named) ? 'subtitle' : 'paragraph' };
}

function rowOf(row: MarkupElement): Block {
  const cells = childrenOf(row, 'table-cell').map((cell) => {
    const inside: Block[] = [];
    addBlocks(cell, new Map(), inside);
    return inside
      .map(({ text }) => text)
      .join('\n')
      .trim();
  });
  return { kind: 'row', level: 0, text: cells.filter((cell) => cell !== '').join(' | '), cells };
}

/** Runs of blanks are written as elements, and blanks in the XML are one. */
function textOfOdt(node: MarkupNode): string {
  if (typeof node === 'string') return node.replaceAll(/[ \t\n\r]+/g, ' ');
  if (PASSED_OVER.has(node.name) || node.name === BOX) return '';
  if (node.name === 'line-break') return '\n';
  if (node.name === 'tab') return ' ';
  if (node.name === 's') return ' '.repeat(Math.min(100, Math.max(1, Number(node.attributes['text:c'] ?? 1) || 1)));
  return node.children.map(textOfOdt).join('');
}
