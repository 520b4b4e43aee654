import { ruleProfileDocument } from '../../../contract/profileDocument.ts';
import { profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';

/** The longest id and name of a profile, less the room for what makes one free. */
const ID_ROOM = 56;
const NAME_ROOM = 180;

/** A profile like this one beside those that are known, with an id and names of its own. */
export function besides(profile: RuleProfile, known: readonly RuleProfile[]): RuleProfile {
  const ids = new Set(known.map(({ id }) => id));
  const id = firstFree(profile.id.slice(0, ID_ROOM).replace(/-+$/, ''), (base, n) => `${base}-${n}`, ids);
  const named = (language: 'fr' | 'en'): string =>
    firstFree(
      profile.names[language].slice(0, NAME_ROOM),
      (base, n) => `${base} (${n})`,
      new Set(known.map(({ names }) => names[language])),
    );
  return { ...profile, id, names: { fr: named('fr'), en: named('en') } };
}

function firstFree(base: string, numbered: (base: string, n: number) => string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) {
    const next = numbered(base, n);
    if (!taken.has(next)) return next;
  }
}

/** How a profile that is brought in stands to those that are known. */
export type Arrival =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly known: RuleProfile }
  /** One has its id or its name; a built-in one cannot be replaced. */
  | { readonly kind: 'taken'; readonly known: RuleProfile; readonly canReplace: boolean };

/** Whether a profile is there already, and whether its id or a name of it is another's. */
export function arrivalOf(profile: RuleProfile, known: readonly RuleProfile[]): Arrival {
  const isNamed = ({ names: { fr, en } }: RuleProfile): boolean => fr === profile.names.fr || en === profile.names.en;
  const one = known.find(({ id }) => id === profile.id) ?? known.find(isNamed);
  if (one === undefined) return { kind: 'new' };
  if (textOf(one) === textOf(profile)) return { kind: 'same', known: one };
  return { kind: 'taken', known: one, canReplace: profileOf(one.id) === undefined };
}

/** A profile as text: the same for the same profile. */
export function textOf(profile: RuleProfile): string {
  return JSON.stringify(ruleProfileDocument(profile));
}
