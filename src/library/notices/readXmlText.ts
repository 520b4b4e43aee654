import type { SourceReading } from '../../domain/notices/sourceReading.ts';
import { readXmlNotices } from '../../domain/notices/xmlNotices.ts';
import { parseXml } from './parseXml.ts';

/** How far the first element is looked for: declarations and comments stand before it. */
const REACH = 20_000;
/** What begins a page of HTML, or a piece of one. */
const HTML =
  /^(?:html|head|body|title|meta|link|base|script|style|div|p|span|a|main|article|section|header|footer|nav|h[1-6]|ul|ol|table|img|br|iframe|video|audio|form|figure|blockquote)$/i;

/** Reads the talks of a text that is XML; `null` when it is none, pages of HTML among it. Never throws. */
export function readXmlText(text: string): SourceReading | null {
  const root = firstElement(text.slice(0, REACH));
  if (root === null || HTML.test(root)) return null;
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const reading = readXmlNotices(parsed.root);
  return reading.ok ? { ...reading, problems: [...parsed.problems, ...reading.problems] } : reading;
}

/** The local name of the first element, which a DOCTYPE names too; `null` when something else begins the text. */
function firstElement(text: string): string | null {
  let at = /^\uFEFF?\s*/.exec(text)![0].length;
  for (;;) {
    const rest = text.slice(at, at + 200);
    const element = ELEMENT.exec(rest);
    if (element !== null) return element[1]!;
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : null;
    const found = end === null ? -1 : text.indexOf(end, at);
    if (end === null || found < 0) return null;
    at = found + end.length;
    at += /^\s*/.exec(text.slice(at))![0].length;
  }
}

const ELEMENT = /^<(?:!doctype\s+)?(?:[\p{L}_][^\s:<>/[]{0,60}:)?([\p{L}_][^\s:<>/[]{0,60})(?=[\s/>[])/iu;
