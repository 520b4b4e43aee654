import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitOf, type Violation } from '../../../domain/checks/violation.ts';
import type { CuePin } from '../../../domain/segmentation/cuePins.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { formatTimecode } from '../../../domain/time/timecode.ts';
import { useViolationText } from '../../ui/useViolationText.ts';

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
  const violationText = useViolationText();
  return useMemo(() => {
    const oneDecimal = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const decimalMark = i18n.language === 'fr' ? ',' : '.';
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
      violation: (violation) => violationText(violation, unitOf(violation.rule, profile)),
    };
  }, [t, i18n.language, profile, violationText]);
}
