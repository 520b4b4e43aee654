import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleUnit, Violation } from '../../domain/checks/violation.ts';

/** What is told of a violation, in the unit it was measured in. */
type ViolationText = (violation: Pick<Violation, 'rule' | 'measured' | 'limit'>, unit: RuleUnit) => string;

/** Says in a few words what is wrong with a subtitle; made once for all of a list, which formats cost. */
export function useViolationText(): ViolationText {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const exact = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
    const measure = (value: number | string | null, unit: RuleUnit): string => {
      if (typeof value !== 'number') return value ?? '';
      if (unit === 'ms' && Math.abs(value) >= 1_000)
        return t('subtitles.units.s', { value: exact.format(value / 1_000) });
      if (unit === 'share') return t('subtitles.units.share', { value: exact.format(100 * value) });
      return unit === 'text' ? String(value) : t(`subtitles.units.${unit}`, { value: exact.format(value) });
    };
    return ({ rule, measured, limit }, unit) =>
      t(`subtitles.rules.${rule}`, { measured: measure(measured, unit), limit: measure(limit, unit) });
  }, [t, i18n.language]);
}
