import { formatClock } from '../time/timecode.ts';
import type { ReadingBlock, ReadingRun } from './readingBlocks.ts';

/** A talk for reading. */
export interface ReadingText {
  readonly title: string;
  readonly speakers: readonly string[];
  /** BCP 47; `null` when not known. */
  readonly language: string | null;
  /** Where the talk is to be seen or heard: times lead there. `null` leads them to the place in the text. */
  readonly address: string | null;
  readonly blocks: readonly ReadingBlock[];
}

/** Where a time leads to: what else the address points to in itself gives way to it. */
export function timeAddress(address: string, startMs: number): string {
  return address.replace(/#.*$/s, '').replaceAll(/[\s<>\\]/gu, encodeURIComponent) + timeFragment(startMs);
}

/** `#t=` of W3C's Media Fragments, in seconds, which players and most video sites understand. */
function timeFragment(startMs: number): string {
  return `#t=${startMs / 1_000}`;
}

/** Writes Markdown (CommonMark): headings, speakers in bold where they begin, and times as links. */
export function formatMarkdown({ title, speakers, address, blocks }: ReadingText): string {
  const parts = blocks.map(({ kind, startMs, speaker, runs }) => {
    const target = timeAddress(address ?? '', startMs)
      .replaceAll('(', '%28')
      .replaceAll(')', '%29');
    const time = `[${formatClock(startMs)}](${target})`;
    const text = runs.map(markdownOf).join('');
    if (kind === 'heading') return `## ${text.replaceAll(/\s*\n\s*/g, ' ')} ${time}`;
    const name = speaker === null ? '' : `**${escapeMarkdown(speaker)}\u00A0:** `;
    return `${time} ${name}${text.replaceAll(/\n/g, '\\\n')}`;
  });
  const head = [...(title === '' ? [] : [`# ${escapeMarkdown(title)}`]), ...named(speakers.map(escapeMarkdown))];
  return parts.length + head.length === 0 ? '' : `${[...head, ...parts].join('\n\n')}\n`;
}

function named(speakers: readonly string[]): string[] {
  return speakers.length === 0 ? [] : [speakers.join(', ')];
}

/** Emphasis may not begin or end with a blank. */
function markdownOf({ text, isItalic }: ReadingRun): string {
  const body = text.trim();
  if (!isItalic || body === '') return escapeMarkdown(text);
  const at = text.indexOf(body);
  return `${text.slice(0, at)}*${escapeMarkdown(body)}*${text.slice(at + body.length)}`;
}

/** Text stands behind a time, so that what has a meaning at the start of a line only has none. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~]|&(?=[#\w])/g, '\\$&');
}

/** Writes a page of HTML that needs nothing else: headings, a list of chapters, and times as links. */
export function formatHtml(reading: ReadingText): string {
  const { title, speakers, language, blocks } = reading;
  const known = new Set<number>();
  const parts = blocks.map((block) => {
    const isFirst = !known.has(block.startMs);
    known.add(block.startMs);
    return htmlOf(block, reading.address, isFirst ? ` id="${timeFragment(block.startMs).slice(1)}"` : '');
  });
  const by = speakers.length === 0 ? '' : `<p class="by">${speakers.map(escapeHtml).join(', ')}</p>\n`;
  const lang = language === null ? '' : ` lang="${escapeHtml(language)}"`;
  return `<!doctype html>
<html${lang}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${by}${chapterList(blocks)}${parts.join('')}</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 38rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { line-height: 1.2; }
h2 { margin-top: 2.5rem; line-height: 1.3; }
.by { font-style: italic; }
a.time { font: .75rem ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums; text-decoration: none; opacity: .7; }
a.time:hover, a.time:focus { text-decoration: underline; opacity: 1; }
p:target, h2:target { background: #ffd54a44; }
`;

function chapterList(blocks: readonly ReadingBlock[]): string {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  if (headings.length < 2) return '';
  const items = headings.map(({ startMs, runs }) => {
    return `<li><a href="${timeFragment(startMs)}">${runs.map(htmlRun).join('')}</a></li>\n`;
  });
  return `<nav>\n<ol>\n${items.join('')}</ol>\n</nav>\n`;
}

function htmlOf({ kind, startMs, speaker, runs }: ReadingBlock, address: string | null, id: string): string {
  const target = escapeHtml(timeAddress(address ?? '', startMs));
  const time = `<a class="time" href="${target}">${formatClock(startMs)}</a>`;
  const text = runs.map(htmlRun).join('');
  if (kind === 'heading') return `<h2${id}>${text} ${time}</h2>\n`;
  const name = speaker === null ? '' : `<strong>${escapeHtml(speaker)}\u00A0:</strong> `;
  return `<p${id}>${time} ${name}${text}</p>\n`;
}

function htmlRun({ text, isItalic, language }: ReadingRun): string {
  const body = escapeHtml(text).replaceAll('\n', '<br>');
  if (!isItalic) return body;
  return language === null ? `<em>${body}</em>` : `<i lang="${escapeHtml(language)}">${body}</i>`;
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** NUL has no place in HTML; U+FFFD is what a parser would make of it. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (found) => REFERENCES[found]!).replaceAll('\0', '\uFFFD');
}
