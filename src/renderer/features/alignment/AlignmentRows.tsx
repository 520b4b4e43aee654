import { ArrowRight, Play } from 'lucide-react';
import { memo } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatClock, formatTenths } from '../../../domain/time/timecode.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { IconButton } from '../../ui/Button.tsx';
import { shiftText } from './shiftText.ts';
import styles from './alignment.module.css';
import type { AlignmentRow } from './alignmentRows.ts';

/** CSS pixels; as in `alignment.module.css`. */
const ROW_PX = 78;

interface AlignmentRowsProps {
  readonly rows: readonly AlignmentRow[];
  readonly onGo: (row: AlignmentRow) => void;
  readonly onPlay: (range: TimeRange) => void;
}

/**
 * Sentences with old and new times, of which only those in view are there. Enter shows one in the text. Thousands of
 * them: the list is gone through again only when it changes.
 */
export const AlignmentRows = memo(function AlignmentRows({ rows, onGo, onPlay }: AlignmentRowsProps) {
  const { t } = useTranslation();
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_PX }}>
      <GridList
        className={styles.list!}
        aria-label={t('alignment.list')}
        items={rows}
        dependencies={[onPlay]}
        onAction={(key) => {
          const row = rows.find(({ id }) => id === key);
          if (row !== undefined) onGo(row);
        }}
      >
        {(row) => <Row row={row} onPlay={onPlay} />}
      </GridList>
    </Virtualizer>
  );
});

function Row({ row, onPlay }: { readonly row: AlignmentRow; readonly onPlay: (range: TimeRange) => void }) {
  const { t, i18n } = useTranslation();
  const { id, kind, text, before, after, withinMs } = row;
  // Of times that are the same there is nothing to compare.
  const isSame = kind === 'kept' || withinMs !== null;
  const isCompared = before !== null && after !== null && !isSame;
  const said =
    kind === 'unscripted' && after !== null
      ? t('alignment.unscriptedRow', { span: shiftText(after.endMs - after.startMs, i18n.language) })
      : text;
  return (
    <GridListItem id={id} className={styles.row!} textValue={said} data-kind={kind}>
      <p className={styles.sentence}>{said}</p>
      <div className={styles.times}>
        {before !== null && (isCompared || after === null) && (
          <Time range={before} which="before" isPrecise={isCompared} onPlay={onPlay} />
        )}
        {isCompared && <ArrowRight size={13} aria-label={t('alignment.becomes')} />}
        {after !== null && <Time range={after} which="after" isPrecise={isCompared} onPlay={onPlay} />}
        {isCompared && <Shift ms={after.startMs - before.startMs} />}
        <ShiftWithin ms={withinMs} />
        <Flag kind={kind} />
      </div>
    </GridListItem>
  );
}

function Flag({ kind }: Pick<AlignmentRow, 'kind'>) {
  const { t } = useTranslation();
  if (kind !== 'doubtful' && kind !== 'unspoken') return null;
  return <span className={styles.flag}>{t(`alignment.flags.${kind}`)}</span>;
}

interface TimeProps {
  readonly range: TimeRange & { readonly isEstimated?: boolean };
  readonly which: 'before' | 'after';
  /** Beside another, from which it may differ by less than a second. */
  readonly isPrecise: boolean;
  readonly onPlay: (range: TimeRange) => void;
}

function Time({ range, which, isPrecise, onPlay }: TimeProps) {
  const { t } = useTranslation();
  const clock = isPrecise ? formatTenths(range.startMs, t('waveform.decimalMark')) : formatClock(range.startMs);
  return (
    <span className={styles.time} data-which={which}>
      <IconButton
        icon={Play}
        iconSize={12}
        label={t(which === 'before' ? 'alignment.playBefore' : 'alignment.playAfter', { clock })}
        onPress={() => onPlay(range)}
      />
      {range.isEstimated === true ? `≈ ${clock}` : clock}
    </span>
  );
}

/** By how much a sentence moves, where one can hear it. */
function Shift({ ms }: { readonly ms: number }) {
  const { i18n } = useTranslation();
  if (Math.abs(ms) < 50) return null;
  return <span className={styles.shift}>{shiftText(ms, i18n.language, true)}</span>;
}

/** By how much words move in a sentence that begins when it did. */
function ShiftWithin({ ms }: { readonly ms: number | null }) {
  const { t, i18n } = useTranslation();
  if (ms === null) return null;
  return <span className={styles.shift}>{t('alignment.wordsMoved', { shift: shiftText(ms, i18n.language) })}</span>;
}
