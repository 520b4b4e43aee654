import type { DocumentBlock, DocumentProperties } from '../../domain/notices/documentBlock.ts';
import { readDocumentNotice } from '../../domain/notices/documentNotice.ts';
import { elementsOf, textOf, type MarkupElement } from '../../domain/notices/markup.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import type { DocumentPart } from './documentPart.ts';
import { docxBlocks } from './docxBlocks.ts';
import { odtBlocks } from './odtBlocks.ts';
import { parseXml } from './parseXml.ts';
import { readArchive } from './readArchive.ts';

const PARTS: ReadonlySet<string> = new Set(['word/document.xml', 'docProps/core.xml', 'content.xml', 'meta.xml']);

/** A document as it is read: its blocks, and the part that says things of it. */
interface OpenDocument {
  readonly blocks: DocumentBlock[];
  readonly meta: MarkupElement | null;
}

/**
 * Reads the talk of a DOCX or ODT document, whichever the bytes are. Refused as `notANotice` when they are another kind
 * of archive. Nothing that a document refers to is loaded. Never throws.
 */
export async function readDocument(bytes: Buffer): Promise<SourceReading> {
  const document = await openDocument(bytes);
  if (!document.ok) return document;
  const { blocks, meta } = document.value;
  return readDocumentNotice(blocks, propertiesOf(meta));
}

/** The text of such a document, block by block; refused as `readDocument` refuses. Never throws. */
export async function readBlocks(bytes: Buffer): Promise<DocumentPart<readonly DocumentBlock[]>> {
  const document = await openDocument(bytes);
  return document.ok ? { ok: true, value: document.value.blocks } : document;
}

async function openDocument(bytes: Buffer): Promise<DocumentPart<OpenDocument>> {
  const archive = await readArchive(bytes, (name) => PARTS.has(name));
  if (!archive.ok) return archive;
  const part = (name: string): DocumentPart<MarkupElement> | null => {
    const content = archive.files.get(name);
    return content === undefined ? null : markupOf(content);
  };
  const word = part('word/document.xml');
  const writer = part('content.xml');
  const content = word ?? writer;
  if (content === null) return { ok: false, reason: 'notANotice', detail: 'no document' };
  // Mammoth reads the XML again, by recursion: what is within the caps does it no harm.
  if (!content.ok) return content;
  const blocks = word === null ? odtBlocks(content.value) : await docxBlocks(bytes);
  if (!blocks.ok) return blocks;
  const meta = part(word === null ? 'meta.xml' : 'docProps/core.xml');
  return { ok: true, value: { blocks: numbered(blocks.value), meta: meta?.ok === true ? meta.value : null } };
}

function markupOf(content: Buffer): DocumentPart<MarkupElement> {
  const parsed = parseXml(content.toString('utf8').replace(/^\uFEFF/, ''));
  return parsed.ok ? { ok: true, value: parsed.root } : parsed;
}

/** Blocks one a line, without the empty ones, numbered. */
function numbered(blocks: readonly Omit<DocumentBlock, 'number'>[]): DocumentBlock[] {
  return blocks
    .flatMap((block) => (block.kind === 'row' ? [block] : linesOfBlock(block)))
    .filter(({ text }) => text !== '')
    .map((block, index) => ({ ...block, number: index + 1 }));
}

function linesOfBlock(block: Omit<DocumentBlock, 'number'>): Omit<DocumentBlock, 'number'>[] {
  if (block.kind !== 'paragraph') return [{ ...block, text: block.text.replaceAll(/\s+/gu, ' ').trim() }];
  return block.text
    .normalize('NFC')
    .split('\n')
    .map((line) => ({ ...block, text: line.trim() }));
}

/** Both kinds of document use Dublin Core beside their own names. */
function propertiesOf(meta: MarkupElement | null): DocumentProperties {
  const valueOf = (...names: string[]): string | null => {
    if (meta === null) return null;
    for (const name of names) {
      for (const element of elementsOf(meta)) {
        const text = element.name === name ? textOf(element).replaceAll(/\s+/gu, ' ').trim() : '';
        if (text !== '') return text;
      }
    }
    return null;
  };
  return {
    title: valueOf('title'),
    creator: valueOf('initial-creator', 'creator'),
    created: valueOf('creation-date', 'created'),
    keywords: valueOf('keywords', 'keyword'),
  };
}
