import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRepair } from '../../../domain/checks/cueRepairs.ts';
import type { Violation } from '../../../domain/checks/violation.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { areSameLines } from '../../../domain/segmentation/pinEdits.ts';
import { saidViolations } from './subtitleRows.ts';
import { useSubtitleTexts, type SubtitleTexts } from './useSubtitleTexts.ts';

/** What is told of the repair of a subtitle. */
export interface RepairTexts extends Pick<SubtitleTexts, 'timecode'> {
  /** What it ends; with another subtitle, its number. */
  mended(repair: CueRepair): string;
  /** What is said to be wrong afterwards; empty for nothing. */
  left(repair: CueRepair): string;
  /** All that is seen of it, in words. */
  label(repair: CueRepair, isByHand: boolean): string;
}

/** The texts of repairs, in the language of the window. */
export function useRepairTexts(profile: RuleProfile): RepairTexts {
  const { t } = useTranslation();
  const texts = useSubtitleTexts(profile);
  return useMemo(() => {
    const { timecode } = texts;
    const join = (violations: readonly Violation[], own: number): string => {
      const all = violations.map((violation) => {
        const what = texts.violation(violation);
        const number = violation.cueIndex + 1;
        return violation.cueIndex === own ? what : t('subtitles.fixes.next', { what, number });
      });
      return all.join(' · ');
    };
    const mended = ({ ended, cueIndex }: CueRepair): string => join(ended, cueIndex);
    const left = (repair: CueRepair): string => join(saidViolations(repair.left), repair.cueIndex);
    return {
      timecode,
      mended,
      left,
      label(repair, isByHand) {
        const { cueIndex, before, after } = repair;
        const times = { before: timecode(before.endMs), after: timecode(after.endMs) };
        const lines = { before: before.lines.join(' / '), after: after.lines.join(' / ') };
        const rest = left(repair);
        const parts = [
          t('subtitles.fixes.cue', { number: cueIndex + 1, start: timecode(before.startMs) }),
          before.endMs === after.endMs ? '' : t('subtitles.fixes.ends', times),
          areSameLines(before.lines, after.lines) ? lines.before : t('subtitles.fixes.becomes', lines),
          t('subtitles.fixes.mends', { what: mended(repair) }),
          rest === '' ? '' : t('subtitles.fixes.left', { what: rest }),
          isByHand ? t('subtitles.fixes.byHand') : '',
        ];
        return parts.filter((part) => part !== '').join('. ');
      },
    };
  }, [t, texts]);
}
