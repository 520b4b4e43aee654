import type { TextReplacement, TextRange } from '../transcript/textRange.ts';
import { isBlank } from './blanks.ts';
import { protectedRangesOf } from './protectedRangesOf.ts';
import { typographyPass, type TypographyOptions } from './typographyPass.ts';
import { TYPOGRAPHY_STYLES } from './typographyProfiles.ts';
import { TYPOGRAPHY_RULES, type TypographyRuleId } from './typographyRules.ts';

/** What a correction of typing needs to know: the options, and where the caret is. */
interface Typing {
  readonly text: string;
  /** The offset right behind the typed character. */
  readonly caret: number;
  readonly options: TypographyOptions;
}

/** The rules that a typed mark sets going; the others wait for a whole pass. */
const RULES_OF_MARK: Readonly<Record<string, readonly TypographyRuleId[]>> = {
  ';': ['highMarks'],
  '!': ['highMarks', 'repeatedMarks'],
  '?': ['highMarks', 'repeatedMarks'],
  ':': ['colon'],
  '.': ['etc', 'ellipsis'],
  '%': ['percent'],
  '»': ['guillemetSpaces'],
};

/** How far back a typed mark looks. */
const WINDOW = 80;

/** The characters that may be corrected when they are typed. */
export const CORRECTED_WHEN_TYPED = `"'« ${Object.keys(RULES_OF_MARK).join('')}`;

/**
 * The correction that a character asks for at the moment it is typed, or `null`: a straight quotation mark or
 * apostrophe, the blank before a mark, points of suspension.
 *
 * `text` holds the character already, right before `caret`; the change is one of `text`. In times, addresses, code and
 * in `marked` passages nothing is corrected. It looks back only: what stands behind the caret may be about to move.
 */
export function correctTyped(typing: Typing, marked: readonly TextRange[]): TextReplacement | null {
  const { text, caret, options } = typing;
  const typed = text[caret - 1];
  if (options.profile === 'none' || typed === undefined || !CORRECTED_WHEN_TYPED.includes(typed)) return null;
  if (marked.some(({ from, to }) => from < caret && caret <= to) || isInAddress(text.slice(0, caret))) return null;
  if (typed === '"') return typedQuote(typing);
  if (typed === "'") return typedApostrophe(typing);
  if (typed === '«') return insideBlank(typing) === '' ? null : replace(typing, `«${insideBlank(typing)}`);
  if (typed === ' ') return typedSpace(typing);
  return typedMark(typing, typed);
}

/** An address, a path or code ends at the caret: its marks are no punctuation. */
function isInAddress(before: string): boolean {
  const token = /[^\s«»“”]*$/u.exec(before)![0];
  return /:\/\/|www\.|[@/\\_`<&]/iu.test(token);
}

function isOn({ options }: Typing, rule: TypographyRuleId): boolean {
  return !options.off.includes(rule);
}

/** Puts something in place of the typed character. */
function replace({ caret }: Typing, text: string): TextReplacement {
  return { from: caret - 1, to: caret, text };
}

/** The blank inside guillemets, if the rule about it is on. */
function insideBlank(typing: Typing): string {
  const { profile } = typing.options;
  return profile === 'none' || !isOn(typing, 'guillemetSpaces') ? '' : TYPOGRAPHY_STYLES[profile].insideGuillemets;
}

function typedQuote(typing: Typing): TextReplacement | null {
  const before = typing.text.slice(0, typing.caret - 1);
  // 03'14"
  if (!isOn(typing, 'quotes') || /\d['’′]\d{1,2}$/u.test(before)) return null;
  const open = openMarks(before);
  const mark = opensQuote(before, open) ? ['«', '“'][open.length] : CLOSING[open.at(-1) ?? ''];
  if (mark === undefined) return null;
  if (mark === '«') return replace(typing, mark + insideBlank(typing));
  return replace(typing, mark === '»' && !isBlank(before.at(-1)) ? insideBlank(typing) + mark : mark);
}

const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”' };

/** Behind a space a quotation begins; behind a no-break one, as in `« mot `, it ends if one is open. */
function opensQuote(before: string, open: readonly string[]): boolean {
  const last = before.at(-1);
  if (last === undefined || last === ' ' || last === '\t') return true;
  return isBlank(last) ? open.length === 0 : /[([{«“'’–—-]/u.test(last);
}

/** The quotation marks that are open at the end of a text, outermost first. */
function openMarks(before: string): string[] {
  const open: string[] = [];
  const partners: Readonly<Record<string, string>> = { '»': '«', '”': '“' };
  for (const { 0: mark } of before.matchAll(/[«»“”]/gu)) {
    const partner = partners[mark];
    if (partner === undefined) open.push(mark);
    else if (open.includes(partner)) open.length = open.lastIndexOf(partner);
  }
  return open;
}

function typedApostrophe(typing: Typing): TextReplacement | null {
  const isAfterLetter = /[\p{L}\p{M}]'$/u.test(typing.text.slice(0, typing.caret));
  return isAfterLetter && isOn(typing, 'apostrophe') ? replace(typing, '’') : null;
}

/** The space that a hand used to typewriters types behind `« `, where there is one already. */
function typedSpace(typing: Typing): TextReplacement | null {
  const { text, caret } = typing;
  const isDouble = text[caret - 3] === '«' && text[caret - 2] !== ' ' && isBlank(text[caret - 2]);
  return isDouble && insideBlank(typing) !== '' ? replace(typing, '') : null;
}

function typedMark({ text, caret, options }: Typing, typed: string): TextReplacement | null {
  const start = Math.max(0, caret - WINDOW);
  const before = text.slice(start, caret);
  // `12:` may become a time, `https:` an address, `C:` a path.
  if (typed === ':' && /(?:\d|(?<![\p{L}\p{N}])(?:\p{L}|https?|ftp|file|mailto|doi|urn)):$/iu.test(before)) return null;
  if (protectedRangesOf(before).some(({ to }) => to >= before.length)) return null;
  const wanted = RULES_OF_MARK[typed]!;
  const off = TYPOGRAPHY_RULES.map(({ id }) => id).filter((id) => options.off.includes(id) || !wanted.includes(id));
  const change = typographyPass(before, [], { profile: options.profile, off }).at(-1);
  if (change === undefined || change.to < before.length - 1) return null;
  return { from: change.from + start, to: change.to + start, text: change.text };
}
