import type { DocumentBlock } from './documentBlock.ts';
import { readDocumentHead } from './documentHead.ts';
import { readDocumentNotice } from './documentNotice.ts';
import type { PageLine } from './pageLines.ts';
import type { SourceReading } from './sourceReading.ts';

/**
 * Reads a text that begins with labelled lines, `Titre : …` among them, and goes on in prose, as a document is read.
 * `null` when it does not begin so, or has nothing but a title: `Title:` alone stands in files of many kinds.
 */
export function readLabelledText(lines: readonly PageLine[]): SourceReading | null {
  const blocks = lines.map(blockOf);
  const { pairs, bodyStart } = readDocumentHead(blocks);
  const beginsLabelled = pairs[0] !== undefined && pairs[0].line === lines[0]?.number;
  if (!beginsLabelled || !pairs.some(({ field }) => field === 'title')) return null;
  const body = unwrapped(lines.slice(bodyStart));
  if (pairs.length === 1 && !body.some(({ text }) => text.length >= PROSE)) return null;
  const reading = readDocumentNotice([...blocks.slice(0, bodyStart), ...body.map(blockOf)], NO_PROPERTIES);
  return reading.ok ? reading : null;
}

/** A line this long is prose. */
const PROSE = 80;
const NO_PROPERTIES = { title: null, creator: null, created: null, keywords: null };

type Line = Pick<PageLine, 'original' | 'text' | 'number' | 'level' | 'isAfterBlank'>;

function blockOf({ original, number, level }: Line): DocumentBlock {
  return { kind: level > 0 ? 'heading' : 'paragraph', level, text: original, cells: [], number };
}

/** The widths at which text is broken by hand or by programs. */
const WRAPPED = { from: 45, to: 100 };

/** As a turn of a speaker or an item of a list begins; in prose that is broken, few lines begin so by chance. */
const BEGINNING = /^(?:\p{Lu}[^:]{0,60} ?:|[-–—•*] |\d{1,3}[.)] )/u;
const MOST_BEGINNINGS = 0.05;

/** Paragraphs that were broken into lines of one width, as one line each: all lines but their last are about so long. */
function unwrapped(lines: readonly PageLine[]): readonly Line[] {
  if (!areBroken(lines)) return lines;
  const paragraphs: Line[] = [];
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (before === undefined || line.isAfterBlank) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = { ...before, original: `${before.original} ${line.original}` };
  }
  return paragraphs;
}

function areBroken(lines: readonly PageLine[]): boolean {
  const broken = lines.slice(0, -1).filter((_, index) => lines[index + 1]!.isAfterBlank === false);
  if (broken.length < 3) return false;
  const beginnings = lines.slice(1).filter(({ text, isAfterBlank }) => !isAfterBlank && BEGINNING.test(text));
  if (beginnings.length > MOST_BEGINNINGS * broken.length) return false;
  return broken.every(({ text }) => text.length >= WRAPPED.from && text.length <= WRAPPED.to);
}
