import mammoth from 'mammoth';
import type { DocumentBlock } from '../../domain/notices/documentBlock.ts';
import { quote } from '../../domain/formats/parsed.ts';
import type { DocumentPart } from './documentPart.ts';

/** What of Mammoth's tree is looked at. */
interface DocxElement {
  readonly type: string;
  readonly value?: string;
  readonly breakType?: string;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly children?: readonly DocxElement[];
}

type Block = Omit<DocumentBlock, 'number'>;

/**
 * The blocks of a DOCX document, in order. Text that is deleted but still marked, comments and notes are left out. The
 * archive must have been read by `readArchive`, and its `document.xml` by `parseXml`: Mammoth has no caps.
 */
export async function docxBlocks(bytes: Buffer): Promise<DocumentPart<readonly Block[]>> {
  const blocks: Block[] = [];
  const takeBlocks = (document: DocxElement): DocxElement => {
    for (const child of document.children ?? []) addBlocks(child, blocks);
    // Nothing is left to be made HTML of, nor images to be read.
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: bytes }, { transformDocument: takeBlocks, externalFileAccess: false });
    return { ok: true, value: blocks };
  } catch (error) {
    return { ok: false, reason: 'malformed', detail: quote(error instanceof Error ? error.message : String(error)) };
  }
}

function addBlocks(element: DocxElement, blocks: Block[]): void {
  if (element.type === 'paragraph') blocks.push({ ...styleOf(element), text: textOfDocx(element), cells: [] });
  else if (element.type === 'tableRow') {
    const cells = (element.children ?? []).map((cell) => (cell.children ?? []).map(textOfDocx).join('\n').trim());
    blocks.push({ kind: 'row', level: 0, text: cells.filter((cell) => cell !== '').join(' | '), cells });
  } else for (const child of element.children ?? []) addBlocks(child, blocks);
}

/** Word names its styles in English whatever its language; other programs translate them. */
function styleOf({ styleName, styleId }: DocxElement): Pick<Block, 'kind' | 'level'> {
  const names = [styleName ?? '', styleId ?? ''];
  for (const name of names) {
    const heading = /^(?:heading|titre|überschrift)\s?([1-9])$/iu.exec(name);
    if (heading !== null) return { kind: 'heading', level: Number(heading[1]) };
    if (/^(?:title|titre)$/iu.test(name)) return { kind: 'title', level: 0 };
    if (/^(?:subtitle|sous-titre)$/iu.test(name)) return { kind: 'subtitle', level: 0 };
  }
  return { kind: 'paragraph', level: 0 };
}

function textOfDocx(element: DocxElement): string {
  if (element.type === 'text') return element.value ?? '';
  if (element.type === 'tab') return ' ';
  if (element.type === 'break') return '\n';
  const glue = element.type === 'table' || element.type === 'tableRow' || element.type === 'tableCell' ? '\n' : '';
  return (element.children ?? []).map(textOfDocx).join(glue);
}
