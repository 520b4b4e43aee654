import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { parseHtml } from './parseHtml.ts';

/** How far the first element of a page is looked for. */
const REACH = 4_000;
/** What a page begins with, behind comments; pieces of pages begin with any element of text. */
const HTML =
  /^\uFEFF?\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|base|script|div|main|article|section|header|nav|h[1-6]|p|ul|table)(?=[\s/>])/i;

/** Reads the talk of a text that is a page of HTML; `null` when it is none. Never throws. */
export function readHtmlText(text: string): SourceReading | null {
  if (!HTML.test(text.slice(0, REACH))) return null;
  const parsed = parseHtml(text);
  return parsed.ok ? readHtmlNotices(parsed.root) : parsed;
}
