import { isSameTitle } from './citation.ts';
import type { PageLine } from './pageLines.ts';
import type { PageSections, TitleCandidate } from './pageSections.ts';
import type { Sureness } from './sourceReading.ts';

/** The title of a page, how it was found, and the lines that are it. */
export interface PageTitle {
  readonly title: string;
  readonly rule: 'label' | 'citation' | 'behindReadMore' | 'beforeDates' | 'heading' | 'repeatedLine' | 'firstLine';
  readonly sureness: Sureness;
  readonly lines: readonly PageLine[];
  /** The line before it, when that names the kind of the talk. */
  readonly kindLine: PageLine | null;
}

const MAX_TITLE_LENGTH = 1_000;
/** As who writes a page by hand begins it. */
const TITLE_LABEL = /^(?:titre|title) ?: ?(?=\S)/iu;
/** Longer lines that end as sentences do are prose. */
const LONGEST_SENTENCE = 200;

/** What finds a title, from the surest to the least. `cited` is the citation's title. */
export function findTitle(sections: PageSections, cited: string | null, loose: readonly PageLine[]): PageTitle | null {
  const { behindReadMore, beforeDates } = sections;
  const candidates: [PageTitle['rule'], Sureness, PageLine | null | undefined][] = [
    ['label', 'stated', loose.find(({ text }) => TITLE_LABEL.test(text))],
    ['behindReadMore', 'stated', behindReadMore],
    ['repeatedLine', 'inferred', repeatedLine(loose)],
    ['heading', 'stated', loose.find(({ level }) => level === 1)],
    ['beforeDates', 'inferred', bestBeforeDates(beforeDates)?.line],
    ['firstLine', 'guessed', loose.find(isTitle)],
  ];
  if (cited !== null) return citedTitle(cited, sections, [...candidates.flatMap(([, , line]) => line ?? []), ...loose]);
  for (const [rule, sureness, line] of candidates) {
    if (line === null || line === undefined || line.text.length > MAX_TITLE_LENGTH) continue;
    const bare = (text: string): string => (rule === 'label' ? text.replace(TITLE_LABEL, '') : text);
    const title = bare(line.text);
    const lines = [line, ...loose.filter((other) => other !== line && isSameTitle(bare(other.text), title))];
    return { title, rule, sureness, lines, kindLine: kindBefore(beforeDates, lines) };
  }
  return null;
}

/** The citation knows the title best, but the page may write it better: with its own apostrophes and line breaks. */
function citedTitle(cited: string, sections: PageSections, lines: readonly PageLine[]): PageTitle | null {
  if (cited.length > MAX_TITLE_LENGTH) return null;
  const { beforeDates } = sections;
  const candidates = [...lines, ...beforeDates.map(({ line }) => line)];
  const same = candidates.filter((line) => line.text.length <= MAX_TITLE_LENGTH && isSameTitle(line.text, cited));
  const title = same[0]?.text ?? cited;
  return { title, rule: 'citation', sureness: 'stated', lines: same, kindLine: kindBefore(beforeDates, same) };
}

function kindBefore(candidates: readonly TitleCandidate[], titleLines: readonly PageLine[]): PageLine | null {
  return candidates.find(({ line }) => titleLines.includes(line))?.kindLine ?? null;
}

/** A line under no label is likelier the title than the last of an abstract. */
function bestBeforeDates(candidates: readonly TitleCandidate[]): TitleCandidate | undefined {
  const titles = candidates.filter(({ line }) => isTitle(line));
  return titles.find(({ field }) => field === 'loose') ?? titles[0];
}

/** Pages of before 2022 give the title over the player and over the text. */
function repeatedLine(loose: readonly PageLine[]): PageLine | null {
  const seen = new Set<string>();
  let longest: PageLine | null = null;
  for (const line of loose) {
    if (!isTitle(line)) continue;
    if (seen.has(line.text) && line.text.length > (longest?.text.length ?? 8)) longest = line;
    seen.add(line.text);
  }
  return longest === null ? null : (loose.find(({ text }) => text === longest.text) ?? null);
}

function isTitle({ text }: PageLine): boolean {
  if (!/\p{L}/u.test(text) || /^<|https?:\/\//.test(text)) return false;
  return text.length <= LONGEST_SENTENCE || (text.length <= MAX_TITLE_LENGTH && !/[.!?]$/.test(text));
}
