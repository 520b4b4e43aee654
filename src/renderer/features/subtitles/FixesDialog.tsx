import { CircleCheck, Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRepair } from '../../../domain/checks/cueRepairs.ts';
import type { ProposedRepairs } from '../../../domain/checks/pinRepairs.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { FixList } from './FixList.tsx';
import styles from './fixes.module.css';

interface FixesDialogProps {
  readonly proposed: ProposedRepairs;
  /** The place of the only cue that is meant, from 0; `null` for all. */
  readonly cueIndex: number | null;
  readonly profile: RuleProfile;
  /** The text or its rules were others when the fixes were asked for. */
  readonly hasChanged: boolean;
  readonly onApply: (repairs: readonly CueRepair[]) => void;
  readonly onClose: () => void;
}

/** Whether a repair ends a problem, and does not only follow advice. */
function endsProblem({ ended }: CueRepair): boolean {
  return ended.some(({ severity }) => severity === 'error');
}

/** What can be fixed in one subtitle or in all, before and after: ticked ones are applied together. */
export function FixesDialog({ proposed, cueIndex, profile, hasChanged, onApply, onClose }: FixesDialogProps) {
  const { t } = useTranslation();
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const [followsAdvice, setFollowsAdvice] = useState(false);
  const adviceCount = proposed.repairs.filter((repair) => !endsProblem(repair)).length;
  // Of the one subtitle that was asked for, everything is meant.
  const isMeant = (repair: CueRepair): boolean => followsAdvice || cueIndex !== null || endsProblem(repair);
  const repairs = proposed.repairs.filter(isMeant);
  const byHand = proposed.byHand.filter(isMeant);
  const ticked = repairs.filter((repair) => !unticked.has(repair.cueIndex));
  const tick = (some: readonly CueRepair[], isTicked: boolean): void => {
    const next = new Set(unticked);
    for (const repair of some) {
      if (isTicked) next.delete(repair.cueIndex);
      else next.add(repair.cueIndex);
    }
    setUnticked(next);
  };
  return (
    <Modal
      title={cueIndex === null ? t('subtitles.fixes.title') : t('subtitles.fixes.titleOne', { number: cueIndex + 1 })}
      isOpen
      onClose={onClose}
      width={1_060}
      footer={
        repairs.length === 0 ? (
          <Button onPress={onClose}>{t('common.close')}</Button>
        ) : (
          <>
            <p className={styles.oneUndo}>{t('subtitles.fixes.oneUndo')}</p>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button
              variant="primary"
              // One subtitle is seen at a glance: Enter fixes it. A list is to be gone through first.
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- in a dialog something has the focus anyway
              autoFocus={cueIndex !== null}
              isDisabled={ticked.length === 0}
              onPress={() => onApply(ticked)}
            >
              {t('subtitles.fixes.apply', { count: ticked.length })}
            </Button>
          </>
        )
      }
    >
      <div className={styles.dialog}>
        {hasChanged && <Note tone="bad">{t('subtitles.fixes.changed')}</Note>}
        {cueIndex === null && (
          <div className={styles.head}>
            {repairs.length > 0 && <TickAll repairs={repairs} ticked={ticked} onTick={tick} />}
            {adviceCount > 0 && (
              <Checkbox isSelected={followsAdvice} onChange={setFollowsAdvice}>
                {t('subtitles.fixes.advice', { count: adviceCount })}
              </Checkbox>
            )}
          </div>
        )}
        {repairs.length + byHand.length > 0 ? (
          <FixList
            repairs={repairs}
            byHand={byHand}
            profile={profile}
            hasFocus={cueIndex === null && !followsAdvice}
            unticked={unticked}
            onTick={tick}
          />
        ) : (
          <NothingToFix hasAdvice={adviceCount > 0} proposed={proposed} />
        )}
        {cueIndex === null && repairs.length > 0 && <LeftByHand left={proposed.left} />}
      </div>
    </Modal>
  );
}

interface TickAllProps {
  readonly repairs: readonly CueRepair[];
  readonly ticked: readonly CueRepair[];
  readonly onTick: (repairs: readonly CueRepair[], isTicked: boolean) => void;
}

function TickAll({ repairs, ticked, onTick }: TickAllProps) {
  const { t } = useTranslation();
  const hasAll = ticked.length === repairs.length;
  return (
    <Button onPress={() => onTick(repairs, !hasAll)}>
      {t(hasAll ? 'subtitles.fixes.chooseNone' : 'subtitles.fixes.chooseAll')}
    </Button>
  );
}

interface NothingToFixProps {
  readonly hasAdvice: boolean;
  readonly proposed: ProposedRepairs;
}

/** Says that no problem can be fixed without the editor, and what can be done. */
function NothingToFix({ hasAdvice, proposed }: NothingToFixProps) {
  const { t } = useTranslation();
  const Icon = problemsIn(proposed.left) === 0 ? CircleCheck : Hand;
  return (
    <div className={styles.empty}>
      <Icon size={26} strokeWidth={1.5} aria-hidden />
      <strong>{t('subtitles.fixes.none')}</strong>
      <LeftByHand left={proposed.left} />
      {hasAdvice && <p>{t('subtitles.fixes.adviceOnly')}</p>}
      {!hasAdvice && problemsIn(proposed.left) === 0 && <p>{t('subtitles.fixes.noneLeft')}</p>}
    </div>
  );
}

function problemsIn(left: ProposedRepairs['left']): number {
  return new Set(left.flatMap(({ cueIndex, severity }) => (severity === 'error' ? [cueIndex] : []))).size;
}

/** How many subtitles have a problem that only the editor can mend. */
function LeftByHand({ left }: Pick<ProposedRepairs, 'left'>) {
  const { t } = useTranslation();
  const count = problemsIn(left);
  return count === 0 ? null : <p className={styles.leftByHand}>{t('subtitles.fixes.leftByHand', { count })}</p>;
}
