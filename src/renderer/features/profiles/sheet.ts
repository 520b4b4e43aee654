import type { TFunction } from 'i18next';
import { createContext } from 'react';
import type { ProfileFault } from '../../../contract/profileDocument.ts';
import type { ProfileDraft } from './profileDraft.ts';

/** The profile whose rules are shown, as its parts read and change it. */
export interface Sheet {
  readonly draft: ProfileDraft;
  readonly faults: readonly ProfileFault[];
  readonly isReadOnly: boolean;
  readonly onChange: (draft: ProfileDraft) => void;
}

/** The sheet that a row is on. */
export const SheetContext = createContext<Sheet>({
  draft: { id: '', names: { fr: '', en: '' }, rules: null as never, limits: {}, sources: {} },
  faults: [],
  isReadOnly: true,
  onChange: () => undefined,
});

/** What a number is shown in: a thousand milliseconds are a second, and a share of 0.5 is 50 %. */
export const UNITS = {
  chars: 1,
  lines: 1,
  charsPerSecond: 1,
  wordsPerMinute: 1,
  s: 1_000,
  ms: 1,
  percent: 0.01,
} as const;
/** A unit of `UNITS`. */
export type Unit = keyof typeof UNITS;

/** What is wrong at a place, and in what is inside it. */
export function faultsAt(faults: readonly ProfileFault[], at: string): ProfileFault[] {
  return faults.filter((fault) => fault.at === at || fault.at.startsWith(`${at}.`));
}

/** The unit that a place of a rule is shown in, where `unit` is that of the rule: a reading table has several. */
export function unitAt(at: string, unit: Unit): Unit {
  if (at.endsWith('.durationMs')) return 's';
  return at.endsWith('.tolerance') ? 'percent' : unit;
}

/** A sentence that says what is wrong, with bounds in the unit that the place is shown in. */
export function faultText(t: TFunction, { reason, detail }: ProfileFault, unit: Unit = 'chars'): string {
  if (reason === 'type' && detail === 'int') return t('profiles.fault.whole');
  if (reason === 'least' || reason === 'most' || reason === 'above')
    return t(`profiles.fault.${reason}`, { detail: Number(detail) / UNITS[unit] });
  if (reason === 'tooLong') return t('profiles.fault.tooLong', { detail: Number(detail) });
  return t(`profiles.fault.${reason}`, { detail });
}
