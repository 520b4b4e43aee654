import { TriangleAlert } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueLimits } from '../../../domain/segmentation/cueLimits.ts';
import type { SubtitleRow } from './subtitleRows.ts';
import styles from './subtitles.module.css';
import { useSubtitleTexts } from './useSubtitleTexts.ts';

interface SubtitleCueProps {
  readonly id: string;
  readonly row: SubtitleRow;
  readonly limits: CueLimits;
  /** Where it stands in the list: its place among `of` rows from 0, and its box in CSS pixels. */
  readonly place: { readonly at: number; readonly of: number; readonly topPx: number; readonly heightPx: number };
  readonly isAtCaret: boolean;
  readonly isHeard: boolean;
  readonly onGo: (index: number) => void;
  readonly onEnter: () => void;
}

/** How far the bar of the speed goes, as a share of the limit: twice as fast is as bad as it gets. */
const BAR_RANGE = 2;

/** One subtitle, with its measures. */
export const SubtitleCue = memo(function SubtitleCue(props: SubtitleCueProps) {
  const { id, row, limits, place, isAtCaret, isHeard, onGo, onEnter } = props;
  const { t } = useTranslation();
  const texts = useSubtitleTexts();
  const { cue, index, lineLengths, charsPerSecond, broken } = row;
  const seconds = texts.seconds(cue.endMs - cue.startMs);
  const faults = broken.map((limit) => texts.broken(limit)).join(' · ');
  const label = t('subtitles.row', {
    number: index + 1,
    start: texts.timecode(cue.startMs),
    end: texts.timecode(cue.endMs),
    seconds,
    speed: texts.number(charsPerSecond),
    text: cue.lines.join(' '),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
    <li
      id={id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- a list to move in
      role="option"
      className={styles.row}
      aria-label={faults === '' ? label : `${label} ${faults}`}
      aria-selected={isAtCaret}
      aria-current={isHeard ? 'time' : undefined}
      aria-setsize={place.of}
      aria-posinset={place.at + 1}
      data-broken={broken.length > 0 || undefined}
      style={{ height: place.heightPx, transform: `translateY(${place.topPx}px)` }}
      onClick={() => onGo(index)}
      onDoubleClick={onEnter}
    >
      <div className={styles.measures}>
        <b>{index + 1}</b>
        <span className={styles.times}>
          <time>{texts.timecode(cue.startMs)}</time>
          <i aria-hidden>→</i>
          <time>{texts.timecode(cue.endMs)}</time>
        </span>
        <span
          className={styles.duration}
          data-over={isBroken(row, 'tooShort') || isBroken(row, 'tooLong') || undefined}
        >
          {t('subtitles.seconds', { seconds })}
        </span>
        <span className={styles.speed} data-over={isBroken(row, 'speed') || undefined}>
          <span
            className={styles.bar}
            style={
              {
                '--filled': Math.min(1, charsPerSecond / limits.charsPerSecond / BAR_RANGE),
                '--limit': 1 / BAR_RANGE,
              } as CSSProperties
            }
          />
          <span>{t('subtitles.speed', { speed: texts.number(charsPerSecond) })}</span>
        </span>
      </div>
      {cue.lines.map((line, at) => (
        // Two lines may be the same, and none ever moves.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className={styles.line}>
          <span title={lineLengths[at]! > limits.charsPerLine ? line : undefined}>{line}</span>
          <small data-over={lineLengths[at]! > limits.charsPerLine || undefined}>{lineLengths[at]}</small>
        </p>
      ))}
      {faults !== '' && (
        <p className={styles.broken} title={faults}>
          <TriangleAlert size={12} aria-hidden />
          {faults}
        </p>
      )}
    </li>
  );
});

function isBroken({ broken }: SubtitleRow, rule: SubtitleRow['broken'][number]['rule']): boolean {
  return broken.some((limit) => limit.rule === rule);
}
