import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import { Failure } from '../contract/failure.ts';
import { checkCues } from '../domain/checks/checkCues.ts';
import { unitOf, type CheckedCue, type Violation } from '../domain/checks/violation.ts';
import { DEFAULT_PROFILE } from '../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../domain/profiles/ruleProfile.ts';
import { fileToCheck, talkToCheck, type Checkable } from './checkable.ts';
import { describeChecked, type CheckedTarget, type ToldViolation } from './describeChecked.ts';
import { EXIT_CODES, NOT_ALL, OK, USAGE } from './exitCode.ts';
import { failureSentence } from './failureSentence.ts';
import { AmbiguousTalk, findTalk } from './findTalk.ts';
import type { ReadingAs } from './readCueFile.ts';
import { jsonDocument, type Terminal } from './terminal.ts';
import { withLibrary, type Places } from './withLibrary.ts';

/** How files and talks are checked. */
export interface Checking extends ReadingAs {
  /** `null`: a talk is checked by its own profile, a file by the default. */
  readonly profile: RuleProfile | null;
  /** The length of the recording of a file, `null` when it is not told; a talk knows its own. */
  readonly durationMs: number | null;
  readonly places: Places;
  readonly isJson: boolean;
}

/**
 * Checks files and talks, tells what is wrong with them, and gives the exit code: 1 where a rule is violated, even if
 * others could not be read; else that of what could not be read. Warnings violate nothing.
 */
export async function checkTargets(names: readonly string[], checking: Checking, terminal: Terminal): Promise<number> {
  const checked: CheckedTarget[] = [];
  let exitCode: number = OK;
  for (const name of names) {
    const { target, code } = await checkTarget(name, checking, terminal);
    checked.push(target);
    if (exitCode === OK) exitCode = code;
  }
  if (checking.isJson) terminal.out(jsonDocument({ targets: checked }));
  else
    for (const target of checked) {
      const tell = target.reason === null ? terminal.out : terminal.err;
      tell(describeChecked(target));
    }
  return checked.some(({ errorCount }) => errorCount > 0) ? NOT_ALL : exitCode;
}

async function checkTarget(
  name: string,
  checking: Checking,
  terminal: Terminal,
): Promise<{ target: CheckedTarget; code: number }> {
  const kind = await kindOf(name, checking, terminal);
  const nothing = {
    target: name,
    kind,
    profile: null,
    reason: null,
    format: null,
    encoding: null,
    cueCount: 0,
  } as const;
  const empty = { ...nothing, errorCount: 0, warningCount: 0, violations: [], problems: [] };
  try {
    const found =
      kind === 'file'
        ? await fileToCheck(resolve(name), { ...checking, profile: checking.profile ?? DEFAULT_PROFILE })
        : await askTalk(name, checking, terminal);
    return { target: { ...empty, ...reportOf(found) }, code: OK };
  } catch (error) {
    const told = toldError(error, name);
    if (told === null) throw error;
    return { target: { ...empty, reason: told.reason }, code: told.code };
  }
}

/** What stands on the disk is a file, and what looks as if it should unless a talk is called so; all else is a talk. */
async function kindOf(name: string, checking: Checking, terminal: Terminal): Promise<'file' | 'talk'> {
  const exists = await stat(name).then(
    () => true,
    () => false,
  );
  if (exists) return 'file';
  const looksLikeFile = /[\\/]/.test(name) || /^\.[A-Za-z][A-Za-z\d]{1,8}$/.test(extname(name));
  return looksLikeFile && !(await isTalk(name, checking, terminal)) ? 'file' : 'talk';
}

/** A library that cannot be opened has none: files are checked without it. */
function isTalk(name: string, { places }: Checking, terminal: Terminal): Promise<boolean> {
  return withLibrary(places, terminal, ({ call }) => findTalk(call, name)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AmbiguousTalk) return true;
      if (error instanceof Failure) return false;
      throw error;
    },
  );
}

function askTalk(name: string, { places, profile }: Checking, terminal: Terminal): Promise<Checkable> {
  return withLibrary(places, terminal, async ({ call }: Connection) =>
    talkToCheck(call, await findTalk(call, name), profile),
  );
}

function reportOf({ cues, durationMs, profile, ...facts }: Checkable) {
  const violations = checkCues(cues, profile, { durationMs }).map((violation) =>
    toldViolation(violation, cues, profile),
  );
  const errorCount = violations.filter(({ severity }) => severity === 'error').length;
  const counts = { cueCount: cues.length, errorCount, warningCount: violations.length - errorCount };
  return { ...facts, profile: profile.id, ...counts, violations };
}

function toldViolation(violation: Violation, cues: readonly CheckedCue[], profile: RuleProfile): ToldViolation {
  const { startMs, endMs } = cues[violation.cueIndex]!;
  const { cueIndex, ...rest } = violation;
  return { cueIndex, startMs, endMs, ...rest, unit: unitOf(violation.rule, profile) };
}

/** 1 says that a rule is violated: a talk that is not there, or not the only one, must not say so. */
function toldError(error: unknown, name: string): { reason: string; code: number } | null {
  if (error instanceof AmbiguousTalk) return { reason: error.message, code: USAGE };
  if (!(error instanceof Failure)) return null;
  if (error.code !== 'talk.unknown') return { reason: failureSentence(error), code: EXIT_CODES[error.code] };
  return { reason: `No file and no talk is called ${name}.`, code: EXIT_CODES['file.notFound'] };
}
