import { createContext, Script } from 'node:vm';
import { Failure } from '../../contract/failure.ts';
import type { ReplaceRule } from '../../contract/searchSchemas.ts';
import { compileQuery, type FindQuery, type Matcher } from '../../domain/transcript/findText.ts';
import { replacementText } from '../../domain/transcript/replacementText.ts';
import { foldForSearch } from './foldForSearch.ts';
import { prefilterTerms } from './prefilterTerms.ts';

/** A query, and what takes the place of what it finds, if anything does. */
export interface FindRule {
  readonly query: FindQuery;
  readonly replacement: ReplaceRule['replacement'] | null;
}

/** A match of one of several rules, with what would take its place. */
export interface RuleMatch {
  readonly from: number;
  readonly to: number;
  readonly rule: number;
  readonly replacement: string | null;
}

/** What rules find in each of some texts, ascending and disjoint; where two rules find the same, the first has it. */
export type RuleMatcher = (texts: readonly string[]) => RuleMatch[][];

/** How much text one run of an expression may look through, in UTF-16 units, and how much processor time it may take. */
const CHUNK_CHARS = 50_000;
const CHUNK_MS = 300;
/** A run that the clock ends has had a little less of the processor. */
const ALMOST_ALL = 0.9;

/**
 * Makes rules ready; refused with `search.badQuery`. The matcher throws `search.tooSlow` when a regular expression
 * takes so long that everything else in the library would wait for it: V8 looks at its time limit inside a match too.
 */
export function boundedMatcher(rules: readonly FindRule[]): RuleMatcher {
  const ready = rules.map(readyRule);
  const matchAll = (texts: readonly string[]): RuleMatch[][] => texts.map((text) => matchRules(ready, text));
  if (rules.every(({ query }) => !query.isRegExp)) return matchAll;
  return (texts) => chunksOf(texts).flatMap((chunk) => withinTime(() => matchAll(chunk), CHUNK_MS));
}

/** A rule made ready, as far as it must be: thousands are asked of a text that has the words of a few. */
interface ReadyRule extends FindRule {
  /** Folded words without which a text has no match. */
  readonly words: readonly string[];
  readonly matches: Matcher;
}

/** Any of these makes a plain query one that can be looked for: it is compiled when a text has its words. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

function readyRule(rule: FindRule): ReadyRule {
  const { query } = rule;
  const words = prefilterTerms(query).flatMap(({ word, isPrefix }) => (isPrefix ? [] : [word]));
  if (query.isRegExp || !VISIBLE.test(query.text)) return { ...rule, words, matches: compiled(query) };
  let matcher: Matcher | undefined;
  return { ...rule, words, matches: (text) => (matcher ??= compiled(query))(text) };
}

/** The words of a text, folded as those of a rule are; through capitals, which `ſ` shares with `s`. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(foldForSearch(text.toUpperCase()).match(/[\p{L}\p{N}]+/gu));
}

function compiled(query: FindQuery): Matcher {
  const result = compileQuery(query);
  if (!result.ok) throw new Failure('search.badQuery', result.detail);
  return result.matches;
}

function matchRules(rules: readonly ReadyRule[], text: string): RuleMatch[] {
  // For one rule the matcher itself is as fast.
  const present = rules.length === 1 ? null : wordsOf(text);
  const found = rules.flatMap(({ query, replacement, words, matches }, rule) => {
    if (present !== null && !words.every((word) => present.has(word))) return [];
    return matches(text).map((match) => ({
      from: match.from,
      to: match.to,
      rule,
      replacement: replacement === null ? null : replacementText(query, replacement, match, text),
    }));
  });
  return rules.length === 1 ? found : disjoint(found, text.length);
}

/** Of matches in the order of their rules, those that touch none before them. */
function disjoint(found: readonly RuleMatch[], length: number): RuleMatch[] {
  const isTaken = new Uint8Array(length);
  const kept = found.filter(({ from, to }) => {
    if (isTaken.subarray(from, to).includes(1)) return false;
    isTaken.fill(1, from, to);
    return true;
  });
  return kept.toSorted((a, b) => a.from - b.from);
}

function chunksOf(texts: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (chunks.length === 0 || room < text.length) {
      chunks.push([]);
      room = CHUNK_CHARS;
    }
    chunks.at(-1)!.push(text);
    room -= text.length;
  }
  return chunks;
}

const run = new Script('work()');
const sandbox = createContext({ work: (): unknown => undefined });

/**
 * Runs `work` and stops it when it takes more time of the processor: only a time limit of the engine itself ends a running
 * match. That goes by the clock, so where the machine did other things meanwhile, `work` is run again, and for longer.
 */
function withinTime<T>(work: () => T, processorMs: number): T {
  sandbox['work'] = work;
  for (let timeout = processorMs; ; timeout *= 2) {
    const before = process.threadCpuUsage();
    try {
      return run.runInContext(sandbox, { timeout }) as T;
    } catch (error) {
      // It comes from the other context, where `Error` is another.
      if (Object(error).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.threadCpuUsage(before);
      if ((user + system) / 1_000 >= ALMOST_ALL * processorMs) throw new Failure('search.tooSlow');
    }
  }
}
