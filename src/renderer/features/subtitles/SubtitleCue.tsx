import { Pin, TriangleAlert } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRule, Violation } from '../../../domain/checks/violation.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { saidViolations, type SubtitleRow } from './subtitleRows.ts';
import styles from './subtitles.module.css';
import type { SubtitleTexts } from './useSubtitleTexts.ts';

interface SubtitleCueProps {
  readonly id: string;
  readonly row: SubtitleRow;
  readonly profile: RuleProfile;
  readonly texts: SubtitleTexts;
  /** Its place in the list from 1, and how many are listed. */
  readonly position: number;
  readonly count: number;
  /** CSS pixels. */
  readonly topPx: number;
  readonly heightPx: number;
  /** The place of the caret's word among the words, -1 behind them; `null` while the caret is elsewhere. */
  readonly caretWord: number | null;
  readonly isHeard: boolean;
  readonly onGo: (index: number, word?: number) => void;
  readonly onEnter: () => void;
}

/** One subtitle, with its measures. */
export const SubtitleCue = memo(function SubtitleCue(props: SubtitleCueProps) {
  const { id, row, profile, texts, position, count, topPx, heightPx, caretWord, isHeard, onGo, onEnter } = props;
  const { t } = useTranslation();
  const { cue, index, lineLengths, charsPerSecond, isBroken } = row;
  const { charsPerLine } = profile.limits;
  const wrong = saidViolations(row.violations).map(texts.violation).join(' · ');
  const pins = texts.pins(cue.pins);
  const label = t('subtitles.row', {
    number: index + 1,
    start: texts.timecode(cue.startMs),
    end: texts.timecode(cue.endMs),
    seconds: texts.seconds(cue.endMs - cue.startMs),
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
      aria-label={[label, wrong, pins].filter((part) => part !== '').join(' ')}
      aria-selected={caretWord !== null}
      aria-current={isHeard ? 'time' : undefined}
      aria-setsize={count}
      aria-posinset={position}
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
      onClick={({ target }) => onGo(index, wordUnder(target))}
      onDoubleClick={onEnter}
    >
      <Measures row={row} profile={profile} texts={texts} />
      {cue.lines.map((line, at) => (
        // Two lines may be the same, and none ever moves.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className={styles.line}>
          <span title={lineLengths[at]! > charsPerLine ? line : undefined}>
            {caretWord === null ? (
              line
            ) : (
              <Words line={line} first={wordCount(cue.lines.slice(0, at))} caretWord={caretWord} />
            )}
          </span>
          <small data-severity={lineLengths[at]! > charsPerLine ? severityOf(row, 'lineLength') : undefined}>
            {lineLengths[at]}
          </small>
        </p>
      ))}
      {wrong !== '' && (
        <p className={styles.wrong} data-severity={isBroken ? 'error' : 'warning'} title={wrong}>
          <TriangleAlert size={12} aria-hidden />
          {wrong}
        </p>
      )}
    </li>
  );
});

const WORD = /[\p{L}\p{N}]/u;

function wordCount(lines: readonly string[]): number {
  return lines.reduce((count, line) => count + line.split(/\s+/u).filter((run) => WORD.test(run)).length, 0);
}

/** The words of a line, each to be gone to; `first` is the place of the first one. */
function Words({
  line,
  first,
  caretWord,
}: {
  readonly line: string;
  readonly first: number;
  readonly caretWord: number;
}) {
  let next = first;
  return line.split(/(\s+)/u).map((run, at) => {
    if (!WORD.test(run)) return run;
    const word = next++;
    const Tag = word === caretWord ? 'mark' : 'span';
    return (
      // Words may be the same, and none ever moves.
      // oxlint-disable-next-line react/no-array-index-key
      <Tag key={at} data-word={word}>
        {run}
      </Tag>
    );
  });
}

function wordUnder(target: EventTarget): number | undefined {
  const word = target instanceof Element ? target.closest<HTMLElement>('[data-word]')?.dataset['word'] : undefined;
  return word === undefined ? undefined : Number(word);
}

/** How far the bar of the speed goes, as a share of the limit: twice as fast is as bad as it gets. */
const BAR_RANGE = 2;

function Measures({ row, profile, texts }: Pick<SubtitleCueProps, 'row' | 'profile' | 'texts'>) {
  const { t } = useTranslation();
  const { cue, index, charsPerSecond } = row;
  const bar = {
    '--filled': Math.min(1, charsPerSecond / profile.limits.charsPerSecond / BAR_RANGE),
    '--limit': 1 / BAR_RANGE,
  } as CSSProperties;
  return (
    <div className={styles.measures}>
      <b>{index + 1}</b>
      {cue.pins.length > 0 && (
        <span
          className={styles.pin}
          title={texts.pins(cue.pins)}
          data-unmet={!cue.pins.every(({ isMet }) => isMet) || undefined}
        >
          <Pin size={12} aria-hidden />
        </span>
      )}
      <span className={styles.times}>
        <time>{texts.timecode(cue.startMs)}</time>
        <i aria-hidden>→</i>
        <time>{texts.timecode(cue.endMs)}</time>
      </span>
      <span data-severity={severityOf(row, 'duration', 'minDuration', 'maxDuration')}>
        {t('subtitles.seconds', { seconds: texts.seconds(cue.endMs - cue.startMs) })}
      </span>
      <span className={styles.speed} data-severity={severityOf(row, 'speed')}>
        <span className={styles.bar} style={bar} />
        <span>{t('subtitles.speed', { speed: texts.number(charsPerSecond) })}</span>
      </span>
    </div>
  );
}

/** How bad it is by the first of these rules that a row breaks. */
function severityOf({ violations }: SubtitleRow, ...rules: readonly CueRule[]): Violation['severity'] | undefined {
  return violations.find(({ rule }) => rules.includes(rule))?.severity;
}
