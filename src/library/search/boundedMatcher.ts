import { createContext, Script } from 'node:vm';
import { Failure } from '../../contract/failure.ts';
import type { ReplaceRule } from '../../contract/searchSchemas.ts';
import { compileQuery, type FindQuery, type Matcher } from '../../domain/transcript/findText.ts';
import { replacementText } from '../../domain/transcript/replacementText.ts';

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

/** How much text one run of an expression may look through, in UTF-16 units, and how long it may take for it. */
const CHUNK_CHARS = 50_000;
const CHUNK_MS = 300;

/**
 * Makes rules ready; refused with `search.badQuery`. The matcher throws `search.tooSlow` when a regular expression
 * takes so long that everything else in the library would wait for it: V8 looks at its time limit inside a match too.
 */
export function boundedMatcher(rules: readonly FindRule[]): RuleMatcher {
  const matchers = rules.map(({ query }) => compiled(query));
  const matchAll = (texts: readonly string[]): RuleMatch[][] => texts.map((text) => matchRules(rules, matchers, text));
  if (rules.every(({ query }) => !query.isRegExp)) return matchAll;
  return (texts) => chunksOf(texts).flatMap((chunk) => withinTime(() => matchAll(chunk), CHUNK_MS));
}

function compiled(query: FindQuery): Matcher {
  const result = compileQuery(query);
  if (!result.ok) throw new Failure('search.badQuery', result.detail);
  return result.matches;
}

function matchRules(rules: readonly FindRule[], matchers: readonly Matcher[], text: string): RuleMatch[] {
  const found = matchers.flatMap((matches, rule) => {
    const { query, replacement } = rules[rule]!;
    return matches(text).map((match) => ({
      from: match.from,
      to: match.to,
      rule,
      replacement: replacement === null ? null : replacementText(query, replacement, match, text),
    }));
  });
  return matchers.length === 1 ? found : disjoint(found);
}

function disjoint(found: readonly RuleMatch[]): RuleMatch[] {
  const kept: RuleMatch[] = [];
  for (const match of found.toSorted((a, b) => a.rule - b.rule || a.from - b.from)) {
    if (kept.every(({ from, to }) => match.to <= from || match.from >= to)) kept.push(match);
  }
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

/** Runs `work` and stops it when it takes longer: only a time limit of the engine itself ends a running match. */
function withinTime<T>(work: () => T, timeoutMs: number): T {
  sandbox['work'] = work;
  try {
    return run.runInContext(sandbox, { timeout: timeoutMs }) as T;
  } catch (error) {
    // It comes from the other context, where `Error` is another.
    const isTimeout = Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    throw isTimeout ? new Failure('search.tooSlow') : error;
  }
}
