import { ArrowRight, Check, Hand, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRepair } from '../../../domain/checks/cueRepairs.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { areSameLines } from '../../../domain/segmentation/pinEdits.ts';
import { TickBox } from '../../ui/Checkbox.tsx';
import { TickList } from '../../ui/TickList.tsx';
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

/** Proposed repairs, before and after, each to be ticked or not. */
export function FixList({ repairs, byHand, profile, hasFocus, unticked, onTick }: FixListProps) {
  const { t } = useTranslation();
  const texts = useRepairTexts(profile);
  const isByHand = (index: number): boolean => index >= repairs.length;
  const repairAt = (index: number): CueRepair => repairs[index] ?? byHand[index - repairs.length]!;
  return (
    <TickList
      label={t('subtitles.fixes.list')}
      total={repairs.length + byHand.length}
      rowHeight={ROW_HEIGHT}
      hasFocus={hasFocus}
      className={styles.list!}
      rowClassName={styles.row!}
      rowAt={(index) => ({
        key: repairAt(index).cueIndex,
        label: texts.label(repairAt(index), isByHand(index)),
        isTicked: !isByHand(index) && !unticked.has(repairAt(index).cueIndex),
        isDisabled: isByHand(index),
      })}
      renderColumns={(index) => (
        <>
          {isByHand(index) ? <Hand size={16} aria-hidden /> : <TickBox />}
          <Fix repair={repairAt(index)} isByHand={isByHand(index)} texts={texts} />
        </>
      )}
      onToggle={(index) => {
        const repair = repairs[index];
        if (repair !== undefined) onTick([repair], unticked.has(repair.cueIndex));
      }}
    />
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
