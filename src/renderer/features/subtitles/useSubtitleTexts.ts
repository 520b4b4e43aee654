import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitOf, type RuleUnit, type Violation } from '../../../domain/checks/violation.ts';
import type { CuePin } from '../../../domain/segmentation/cuePins.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { formatTimecode } from '../../../domain/time/timecode.ts';

/** What is told of a subtitle. */
export interface SubtitleTexts {
  /** With one decimal always, so that figures stand under one another. */
  number(value: number): string;
  /** The same, in seconds. */
  seconds(timeMs: number): string;
  /** `h:mm:ss,mmm`. */
  timecode(timeMs: number): string;
  /** What is wrong, in a few words. */
  violation(violation: Violation): string;
  /** What is pinned, and what of it could not be kept; empty for no pins. */
  pins(pins: readonly CuePin[]): string;
}

/** Measures of subtitles, as the language of the window writes them; made once for all rows, which formats cost. */
export function useSubtitleTexts(profile: RuleProfile): SubtitleTexts {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const oneDecimal = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
    const decimalMark = i18n.language === 'fr' ? ',' : '.';
    const measure = (value: number | string | null, unit: RuleUnit): string => {
      if (typeof value !== 'number') return value ?? '';
      if (unit === 'ms' && Math.abs(value) >= 1_000)
        return t('subtitles.units.s', { value: exact.format(value / 1_000) });
      if (unit === 'share') return t('subtitles.units.share', { value: exact.format(100 * value) });
      return unit === 'text' ? String(value) : t(`subtitles.units.${unit}`, { value: exact.format(value) });
    };
    const pinText = ({ pin, isMet }: CuePin): string => {
      const text = t(`subtitles.pins.${pin.kind}`);
      return isMet ? text : t('subtitles.unmet', { pin: text });
    };
    return {
      pins: (pins) =>
        pins.length === 0 ? '' : t('subtitles.pinnedAs', { what: [...new Set(pins.map(pinText))].join(', ') }),
      number: (value) => oneDecimal.format(value),
      seconds: (timeMs) => oneDecimal.format(timeMs / 1_000),
      timecode: (timeMs) => formatTimecode(timeMs, decimalMark).replace(/^0/, ''),
      violation({ rule, measured, limit }) {
        const unit = unitOf(rule, profile);
        return t(`subtitles.rules.${rule}`, { measured: measure(measured, unit), limit: measure(limit, unit) });
      },
    };
  }, [t, i18n.language, profile]);
}
