import { parseRuleProfile } from '../contract/ruleProfileSchema.ts';
import { BUILT_IN_PROFILES, profileOf } from '../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../domain/profiles/ruleProfile.ts';
import { readTextFile } from '../library/files/readTextFile.ts';

/** A profile, or why the command line names none. */
type ChosenProfile =
  | { readonly ok: true; readonly profile: RuleProfile }
  | { readonly ok: false; readonly reason: string };

const MOST_BYTES = 1024 * 1024;

/** The built-in profile of that id, or the one that a file of the user's own holds. */
export async function chooseProfile(name: string): Promise<ChosenProfile> {
  const builtIn = profileOf(name);
  if (builtIn !== undefined) return { ok: true, profile: builtIn };
  const file = await readTextFile(name, MOST_BYTES);
  if (!file.ok) return { ok: false, reason: `${unreadable(name, file)} ${knownProfiles()}` };
  const read = parseRuleProfile(parseJson(file.text));
  if (read.ok) return read;
  return { ok: false, reason: [`${name} is no profile:`, ...read.errors.map((error) => `  ${error}`)].join('\n') };
}

function unreadable(name: string, { reason, detail }: { reason: string; detail: string }): string {
  if (detail === 'ENOENT') return `No profile and no file is called ${name}.`;
  return `The profile ${name} cannot be read (${detail === '' ? reason : detail}).`;
}

function knownProfiles(): string {
  return `Profiles: ${BUILT_IN_PROFILES.map(({ id }) => id).join(', ')}, or a file.`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
