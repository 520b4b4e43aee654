import { Failure } from '../contract/failure.ts';
import { readProfileText } from '../contract/profileDocument.ts';
import { profileId } from '../contract/ruleProfileSchema.ts';
import { BUILT_IN_PROFILES, profileOf } from '../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../domain/profiles/ruleProfile.ts';
import { readTextFile } from '../library/files/readTextFile.ts';
import type { Terminal } from './terminal.ts';
import { withLibrary, type Places } from './withLibrary.ts';

/** A profile, or why the command line names none. */
type ChosenProfile =
  | { readonly ok: true; readonly profile: RuleProfile }
  | { readonly ok: false; readonly reason: string };

const MOST_BYTES = 1024 * 1024;

/**
 * The profile of that id, built in or the library's own, else the one that a file holds. The library is opened only for
 * what can be an id; when it cannot be, files are read without it. Throws why, when there is no such file either.
 */
export async function chooseProfile(name: string, places: Places, terminal: Terminal): Promise<ChosenProfile> {
  const builtIn = profileOf(name);
  if (builtIn !== undefined) return { ok: true, profile: builtIn };
  if (!profileId.safeParse(name).success) return readProfile(name);
  const asked = await withLibrary(places, terminal, ({ call }) => call('profiles.list', {})).catch(failureOf);
  if (asked instanceof Failure) {
    const read = await readProfile(name);
    if (read.ok) return read;
    throw asked;
  }
  const profile = asked.profiles.find(({ id }) => id === name);
  return profile === undefined ? readProfile(name, asked.profiles) : { ok: true, profile };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

/** The profile that a file of the user's own holds; `known` are those that are told when there is no such file. */
export async function readProfile(name: string, known = BUILT_IN_PROFILES): Promise<ChosenProfile> {
  const file = await readTextFile(name, MOST_BYTES);
  if (!file.ok) return { ok: false, reason: `${unreadable(name, file)} ${listed(known)}` };
  const read = readProfileText(file.text);
  if (read.ok) return read;
  const faults = read.faults.map(({ at, message }) => `  ${at || 'profile'}: ${message}`);
  return { ok: false, reason: [`${name} is no profile:`, ...faults].join('\n') };
}

function unreadable(name: string, { reason, detail }: { reason: string; detail: string }): string {
  if (detail === 'ENOENT') return `No profile and no file is called ${name}.`;
  return `The profile ${name} cannot be read (${detail === '' ? reason : detail}).`;
}

function listed(known: readonly RuleProfile[]): string {
  return `Profiles: ${known.map(({ id }) => id).join(', ')}, or a file.`;
}
