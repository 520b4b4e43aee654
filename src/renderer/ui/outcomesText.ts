import type { TFunction } from 'i18next';
import { IMPORT_OUTCOMES, type OutcomeCounts } from '../../contract/schemas.ts';

/** What an import came to, as `2 importés, 1 refusé`; empty where nothing was read. */
export function outcomesText(t: TFunction, counts: OutcomeCounts): string {
  return IMPORT_OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => t(`imports.counted.${outcome}`, { count: counts[outcome] }))
    .join(', ');
}
