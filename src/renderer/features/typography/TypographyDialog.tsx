import { Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFrench } from '../../../domain/typography/isFrench.ts';
import { TYPOGRAPHY_PROFILES } from '../../../domain/typography/typographyProfiles.ts';
import type { TypographyRuleId } from '../../../domain/typography/typographyRules.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { changeKey, type CorrectedText, type ProposedChange } from './CorrectedText.ts';
import { Proposals } from './Proposals.tsx';
import { RuleList } from './RuleList.tsx';
import styles from './typography.module.css';
import { useProposedChanges, type ReadParagraph } from './useProposedChanges.ts';

interface TypographyDialogProps {
  readonly text: CorrectedText;
  readonly language: string | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Corrects the typography of the open talk: which usage and rules, what they would change, one undo step. */
export function TypographyDialog(props: TypographyDialogProps) {
  // Mounted anew each time it opens: the text may have changed since.
  return props.isOpen ? <OpenTypographyDialog {...props} /> : null;
}

type Scope = 'wholeTalk' | 'selection';

function OpenTypographyDialog({ text, language, onClose }: TypographyDialogProps) {
  const { t, i18n } = useTranslation();
  const [typography, setTypography] = useSetting('typography');
  const [transcript, setTranscript] = useState(() => text.transcript());
  const [selection] = useState(() => text.selection());
  const [scope, setScope] = useState<Scope>(selection.length > 0 ? 'selection' : 'wholeTalk');
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [doneCount, setDoneCount] = useState<number | null>(null);
  const [hasChanged, setChanged] = useState(false);
  const paragraphs = useMemo((): readonly ReadParagraph[] => {
    if (scope === 'wholeTalk') return transcript.map((paragraph) => ({ paragraph }));
    const byId = new Map(transcript.map((paragraph) => [paragraph.id, paragraph]));
    return selection.flatMap(({ paragraphId, ...within }) => {
      const paragraph = byId.get(paragraphId);
      return paragraph === undefined ? [] : [{ paragraph, within }];
    });
  }, [scope, transcript, selection]);
  const { changes, progress } = useProposedChanges(paragraphs, typography);
  const ticked = useMemo(() => changes.filter((change) => !unticked.has(changeKey(change))), [changes, unticked]);
  const isNone = typography.profile === 'none';

  const tick = (some: readonly ProposedChange[], isTicked: boolean): void => {
    const next = new Set(unticked);
    for (const change of some) {
      if (isTicked) next.delete(changeKey(change));
      else next.add(changeKey(change));
    }
    setUnticked(next);
  };
  const apply = (): void => {
    const isDone = text.replace(ticked);
    setChanged(!isDone);
    if (isDone) setDoneCount(ticked.length);
    else setTranscript(text.transcript());
  };
  const shown = (count: number): string => count.toLocaleString(i18n.language);

  if (doneCount !== null) {
    return (
      <Modal
        title={t('typography.title')}
        isOpen
        onClose={onClose}
        footer={
          <>
            <Button
              icon={Undo2}
              onPress={() => {
                text.undo();
                onClose();
              }}
            >
              {t('typography.undo')}
            </Button>
            <Button variant="primary" onPress={onClose}>
              {t('common.close')}
            </Button>
          </>
        }
      >
        <Note tone="info">{t('typography.done', { count: doneCount, shown: shown(doneCount) })}</Note>
      </Modal>
    );
  }
  return (
    <Modal
      title={t('typography.title')}
      isOpen
      onClose={onClose}
      width={1_060}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={progress !== null || ticked.length === 0} onPress={apply}>
            {t('typography.apply', { count: ticked.length, shown: shown(ticked.length) })}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <div className={styles.side}>
          <Choice
            label={t('typography.profile')}
            options={TYPOGRAPHY_PROFILES.map((key) => ({ key, text: t(`typography.profiles.${key}`) }))}
            value={typography.profile}
            onChange={(profile) => setTypography({ ...typography, profile })}
          />
          {selection.length > 0 && (
            <Choice
              label={t('typography.scope')}
              options={(['selection', 'wholeTalk'] as const).map((key) => ({ key, text: t(`typography.${key}`) }))}
              value={scope}
              onChange={setScope}
            />
          )}
          <RuleList
            off={typography.off}
            counts={progress === null ? countsOf(changes) : null}
            isDisabled={isNone}
            onChange={(off) => setTypography({ ...typography, off })}
          />
        </div>
        <div className={styles.main}>
          {!isFrench(language) && <Note tone="warn">{t('typography.notFrench')}</Note>}
          {hasChanged && <Note tone="bad">{t('typography.changed')}</Note>}
          {isNone ? (
            <p className={styles.empty}>{t('typography.nothingOfProfile')}</p>
          ) : (
            <Proposals changes={changes} progress={progress} unticked={unticked} onTick={tick} />
          )}
        </div>
      </div>
    </Modal>
  );
}

function countsOf(changes: readonly ProposedChange[]): Map<TypographyRuleId, number> {
  const counts = new Map<TypographyRuleId, number>();
  for (const { rule } of changes) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
