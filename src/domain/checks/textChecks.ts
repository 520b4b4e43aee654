import type { CheckedCue, Report } from './violation.ts';

/** What the text of one cue tells, with that of the cue before it: a word may be said again across the two. */
export function checkText({ lines }: CheckedCue, before: CheckedCue | undefined, report: Report): void {
  const text = lines.join(' ');
  if (text.trim() === '') return report({ rule: 'empty', measured: '', limit: null, severity: 'error' });
  const last = before?.lines.findLast((line) => line.trim() !== '')?.trim() ?? '';
  const repeated = repeatedWord(text, last);
  if (repeated !== null) report({ rule: 'repeatedWords', measured: repeated, limit: null, severity: 'warning' });
  const placeholder = placeholderIn(text);
  if (placeholder !== null) report({ rule: 'placeholder', measured: placeholder, limit: null, severity: 'error' });
}

/** Words that French and English rightly say twice: `nous nous`, `très très`, `that that`. */
const RIGHTLY_TWICE = new Set(
  'nous vous très trop bien oui non si ah ha hé oh là bla cha tut that had no yes very'.split(' '),
);

/** A word of letters, without marks behind it. */
const WORD = /^\p{L}[\p{L}\p{M}'’-]*$/u;

/** The first word that follows itself with only a blank between; the last of the line before counts, too. */
function repeatedWord(text: string, before: string): string | null {
  let last = before.split(/\s+/u).at(-1) ?? '';
  for (const run of text.split(/\s+/u)) {
    if (run.length >= last.length && last !== '' && isRepeated(run.toLowerCase(), last.toLowerCase()))
      return `${last} ${run}`;
    if (run !== '') last = run;
  }
  return null;
}

/** Whether a run is the word before it, with or without marks behind it: `de de.`, not `de, de`. */
function isRepeated(run: string, word: string): boolean {
  if (!run.startsWith(word) || !WORD.test(word) || RIGHTLY_TWICE.has(word)) return false;
  return /^[.,;:!?…)»]*$/u.test(run.slice(word.length));
}

/** What transcribers leave where they did not hear, and machines where they did not translate: `[inaudible 00:12:03]`. */
const UNHEARD =
  /[[(](?:\?+|(?:inaudible|incompréhensible|indiscernible|unintelligible|untranslated|à traduire|non traduit|to translate)(?![\p{L}-])[^\])]{0,40})[\])]|\?{3,}/iu;
/** What people leave where they mean to come back. */
const UNFINISHED = /(?<![\p{L}\d])(?:XXX|TODO|TBD)(?![\p{L}\d])/u;

function placeholderIn(text: string): string | null {
  return (UNHEARD.exec(text) ?? UNFINISHED.exec(text))?.[0] ?? null;
}
