import { citationGoesOn, endsCitation, MAX_CITATION_LENGTH, parseCitation } from './citation.ts';
import type { PageLine } from './pageLines.ts';
import type { LooseRun } from './pageSections.ts';
import { OF_RIGHTS } from './sectionBounds.ts';

/** What lines under no label are, told by their shape: English pages lose their labels. */
export interface LooseFields {
  readonly citation: readonly PageLine[];
  readonly credits: readonly PageLine[];
  readonly rights: readonly PageLine[];
}

/** A citation is broken over no more lines than this before its last. */
const MAX_LINES_BEFORE = 3;
const ROLE =
  /\((?:intervention|intervenante?s?|production|producteurs?|montage|r[ée]alisat|interpr[ée]tation|conf[ée]renc|auteur|autrice|author|speaker|editing|image|son\b|captation|camera|cam[ée]ra)/iu;
const CREDITS = /^[^()]{2,200}\([^()]{3,80}\)(?:,? [^()]{2,200}\([^()]{3,80}\)){0,60}\.?$/u;
/** Finds a citation, credits and statements of rights among lines that stand under no label. */
export function readLooseLines(runs: readonly LooseRun[]): LooseFields {
  const citation = runs.map(({ lines }) => citationIn(lines)).find((lines) => lines.length > 0) ?? [];
  const others = runs.flatMap(({ lines }) => lines).filter((line) => !citation.includes(line));
  const credits = others.filter(({ text }) => text.length <= 5_000 && ROLE.test(text) && CREDITS.test(text));
  const rights = others.filter(({ text }) => text.length <= 1_000 && OF_RIGHTS.test(text));
  return { citation, credits, rights };
}

/** The fewest lines that are a citation with its channel. */
function citationIn(lines: readonly PageLine[]): PageLine[] {
  for (const [end, line] of lines.entries()) {
    if (line.text.length > MAX_CITATION_LENGTH || !endsCitation(line.text)) continue;
    for (let start = end; start >= Math.max(0, end - MAX_LINES_BEFORE); start--) {
      const citation = parseCitation(textOf(lines.slice(start, end + 1)));
      if (citation === null || citation.channel === null) continue;
      let last = end;
      while (citationGoesOn(textOf(lines.slice(start, last + 1)), lines[last + 1]?.text ?? '')) last++;
      return lines.slice(start, last + 1);
    }
  }
  return [];
}

function textOf(lines: readonly PageLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}
