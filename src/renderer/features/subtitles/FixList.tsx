import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowRight, Check, Hand, TriangleAlert } from 'lucide-react';
import { Fragment, useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRepair } from '../../../domain/checks/cueRepairs.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { areSameLines } from '../../../domain/segmentation/pinEdits.ts';
import { TickBox } from '../../ui/Checkbox.tsx';
import { rowAfterKey } from '../../ui/listWindow.ts';
import styles from './fixes.module.css';
import { useRepairTexts, type RepairTexts } from './useRepairTexts.ts';

/** CSS pixels; as in `fixes.module.css`. */
const ROW_HEIGHT = 58;

interface FixListProps {
  readonly repairs: readonly CueRepair[];
  /** Listed behind the others, and not to be ticked. */
  readonly byHand: readonly CueRepair[];
  readonly profile: RuleProfile;
  /** It has the focus when it is first shown. */
  readonly hasFocus: boolean;
  /** The cues of the repairs that are not to be made. */
  readonly unticked: ReadonlySet<number>;
  readonly onTick: (repairs: readonly CueRepair[], isTicked: boolean) => void;
}

/** Proposed repairs, before and after, each to be ticked or not; of thousands only those in view are there. */
export function FixList({ repairs, byHand, profile, hasFocus, unticked, onTick }: FixListProps) {
  const { t } = useTranslation();
  const texts = useRepairTexts(profile);
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const total = repairs.length + byHand.length;
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, total - 1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const [takesFocus] = useState(hasFocus);
  useEffect(() => {
    if (takesFocus) scroller.current?.focus();
  }, [takesFocus]);
  const toggle = (index: number): void => {
    setActive(index);
    const repair = repairs[index];
    if (repair !== undefined) onTick([repair], unticked.has(repair.cueIndex));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const rowsInView = Math.floor((virtualizer.scrollRect?.height ?? 0) / ROW_HEIGHT);
    const next = rowAfterKey(event.key, active, { total, rowsInView });
    if (event.key === ' ') toggle(active);
    else if (next === null) return;
    else {
      setActive(next);
      virtualizer.scrollToIndex(next);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show what is changed in a row
      role="listbox"
      aria-label={t('subtitles.fixes.list')}
      aria-multiselectable
      aria-activedescendant={`${name}-${active}`}
      tabIndex={0}
      style={{ '--rows': total } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const isByHand = index >= repairs.length;
          const repair = repairs[index] ?? byHand[index - repairs.length]!;
          const isTicked = !isByHand && !unticked.has(repair.cueIndex);
          return (
            // The list takes the keys for its rows.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={repair.cueIndex}
              id={`${name}-${index}`}
              className={styles.row}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
              role="option"
              aria-label={texts.label(repair, isByHand)}
              aria-selected={isTicked}
              aria-disabled={isByHand || undefined}
              aria-posinset={index + 1}
              aria-setsize={total}
              data-selected={isTicked ? '' : undefined}
              data-active={index === active ? '' : undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => toggle(index)}
            >
              {isByHand ? <Hand size={16} aria-hidden /> : <TickBox />}
              <Fix repair={repair} isByHand={isByHand} texts={texts} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface FixProps {
  readonly repair: CueRepair;
  readonly isByHand: boolean;
  readonly texts: RepairTexts;
}

function Fix({ repair, isByHand, texts }: FixProps) {
  const { t } = useTranslation();
  const { cueIndex, before, after } = repair;
  const areLinesSame = areSameLines(before.lines, after.lines);
  const mended = texts.mended(repair);
  const left = texts.left(repair);
  return (
    <>
      <span className={styles.place}>
        <b>{cueIndex + 1}</b>
        <time>{texts.timecode(before.startMs)}</time>
      </span>
      <span className={styles.end}>
        {before.endMs === after.endMs ? (
          t('subtitles.fixes.end', { time: texts.timecode(before.endMs) })
        ) : (
          <>
            <del>{t('subtitles.fixes.end', { time: texts.timecode(before.endMs) })}</del>
            <ins>{t('subtitles.fixes.end', { time: texts.timecode(after.endMs) })}</ins>
          </>
        )}
      </span>
      <span className={styles.lines} data-changed={areLinesSame ? undefined : ''}>
        <Lines lines={before.lines} />
        {!areLinesSame && (
          <>
            <ArrowRight size={14} aria-hidden />
            <Lines lines={after.lines} />
          </>
        )}
      </span>
      <span className={styles.rules}>
        <span className={styles.mended} title={mended}>
          {isByHand ? <TriangleAlert size={13} aria-hidden /> : <Check size={13} aria-hidden />}
          {mended}
        </span>
        {(isByHand || left !== '') && (
          <small title={left}>
            {isByHand ? t('subtitles.fixes.byHand') : t('subtitles.fixes.left', { what: left })}
          </small>
        )}
      </span>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <span className={styles.text} title={lines.join('\n')}>
      {lines.map((line, at) => (
        // Two lines may be the same, and none ever moves.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          {at > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </span>
  );
}
