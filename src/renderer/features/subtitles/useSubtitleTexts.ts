import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../domain/time/timecode.ts';
import type { BrokenLimit } from './subtitleRows.ts';

interface SubtitleTexts {
  /** With one decimal always, so that figures stand under one another. */
  number(value: number): string;
  /** The same, in seconds. */
  seconds(timeMs: number): string;
  /** `h:mm:ss,mmm`. */
  timecode(timeMs: number): string;
  broken(limit: BrokenLimit): string;
}

/** Measures of subtitles, as the language of the window writes them. */
export function useSubtitleTexts(): SubtitleTexts {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
    const decimalMark = i18n.language === 'fr' ? ',' : '.';
    return {
      number: (value) => format.format(value),
      seconds: (timeMs) => format.format(timeMs / 1_000),
      timecode: (timeMs) => formatTimecode(timeMs, decimalMark).replace(/^0/, ''),
      broken({ rule, measured, limit }) {
        const isDuration = rule === 'tooShort' || rule === 'tooLong';
        const unit = isDuration ? 1_000 : 1;
        const whole = { measured: exact.format(measured / unit), limit: exact.format(limit / unit) };
        // Rounded to its limit a measure would contradict the sentence around it.
        const rounded = rule === 'speed' ? format.format(measured) : whole.measured;
        const figures = { ...whole, measured: rounded === format.format(limit) ? whole.measured : rounded };
        return t(`subtitles.broken.${rule}`, figures);
      },
    };
  }, [t, i18n.language]);
}
