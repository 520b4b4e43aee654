import { AudioLines, CircleCheck, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../contract/schemas.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { AlignmentRows } from './AlignmentRows.tsx';
import { needsLook, summarise, type AlignmentRow } from './alignmentRows.ts';
import { shiftText } from './shiftText.ts';
import styles from './alignment.module.css';

interface AlignmentPanelProps {
  /** What was found and waits; `null` while there is nothing. */
  readonly rows: readonly AlignmentRow[] | null;
  /** What of the last alignment that was taken is to be looked at. */
  readonly toCheck: readonly AlignmentRow[];
  /** The alignment under way, or the last that ended without finding anything. */
  readonly job: Job | null;
  /** Why it cannot begin, or `null`. */
  readonly obstacle: 'noRecording' | 'recordingLost' | 'noText' | null;
  readonly failure: unknown;
  /** How far the alignment under way is, and what holds it up or ends it. */
  readonly work: ReactNode;
  /** How many paragraphs have words that nothing has heard. */
  readonly changedCount: number;
  readonly isMostlyTimed: boolean;
  readonly onStart: (isWhole: boolean) => void;
  readonly onTake: () => void;
  readonly onDismiss: () => void;
  readonly onGo: (row: AlignmentRow) => void;
  readonly onPlay: (range: TimeRange) => void;
}

/** The alignment of the text with the sound: begin it, follow it, compare what it found, and take it or not. */
export function AlignmentPanel(props: AlignmentPanelProps) {
  const { rows, job } = props;
  const phase = job?.state === 'running' ? 'running' : rows === null ? 'empty' : 'found';
  const panel = useKeptFocus(phase);
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      {phase === 'running' && <Running work={props.work} />}
      {phase === 'empty' && <Empty {...props} />}
      {phase === 'empty' && props.toCheck.length > 0 && <ToCheck {...props} />}
      {phase === 'found' && rows !== null && <Found {...props} rows={rows} />}
    </div>
  );
}

/** Keeps the focus in an element when the button goes that had it, as what is shown there changes. */
function useKeptFocus(shown: string) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where somebody has gone meanwhile they stay.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [shown]);
  return ref;
}

function Running({ work }: Pick<AlignmentPanelProps, 'work'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.running}>
      <h2>{t('alignment.running')}</h2>
      {work}
      <p>{t('alignment.runningHelp')}</p>
    </div>
  );
}

function Empty(props: AlignmentPanelProps) {
  const { job, failure, obstacle, toCheck } = props;
  const { t } = useTranslation();
  // Who has aligned the text knows what that is: what is to be looked at has the room.
  const isNew = toCheck.length === 0;
  return (
    <div className={styles.empty}>
      {isNew && <AudioLines size={26} strokeWidth={1.5} aria-hidden />}
      <strong>{t('alignment.title')}</strong>
      {isNew && <p>{t('alignment.intro')}</p>}
      {obstacle === null ? (
        <StartButtons {...props} />
      ) : (
        <Note tone="info">{t(`alignment.obstacles.${obstacle}`)}</Note>
      )}
      {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      {job?.state === 'cancelled' && failure === null && <p>{t('alignment.cancelled')}</p>}
    </div>
  );
}

/** What the last alignment says of the text, once its times were taken. */
function ToCheck({ toCheck, onGo, onPlay, onDismiss }: AlignmentPanelProps) {
  const { t } = useTranslation();
  return (
    <>
      <header className={styles.checkHead}>
        <h2>{t('alignment.toCheck', { count: toCheck.length })}</h2>
        <IconButton icon={X} iconSize={14} label={t('alignment.forget')} onPress={onDismiss} />
      </header>
      <AlignmentRows rows={toCheck} onGo={onGo} onPlay={onPlay} />
    </>
  );
}

/** All of the text, or, where most of it has its times, what has none yet. */
function StartButtons({ changedCount, isMostlyTimed, onStart }: AlignmentPanelProps) {
  const { t } = useTranslation();
  const isPart = isMostlyTimed && changedCount > 0;
  return (
    <>
      {isPart && (
        <>
          <p>{t('alignment.changed', { count: changedCount })}</p>
          <Button variant="primary" icon={AudioLines} onPress={() => onStart(false)}>
            {t('alignment.startChanged', { count: changedCount })}
          </Button>
        </>
      )}
      <Button
        variant={isPart ? 'plain' : 'primary'}
        icon={isPart ? undefined : AudioLines}
        onPress={() => onStart(true)}
      >
        {t('alignment.start')}
      </Button>
    </>
  );
}

function Found({
  rows,
  failure,
  onTake,
  onDismiss,
  onGo,
  onPlay,
}: AlignmentPanelProps & { readonly rows: readonly AlignmentRow[] }) {
  const { t, i18n } = useTranslation();
  const [showsAll, setShowsAll] = useState(true);
  const { counts, medianShiftMs } = useMemo(() => summarise(rows), [rows]);
  const toCheck = useMemo(() => rows.filter(needsLook), [rows]);
  const aligned = rows.length - counts.unscripted - counts.unspoken;
  const isShifted = medianShiftMs !== null && medianShiftMs >= 50;
  const facts = [
    counts.moved === 0 ? t('alignment.noneMoved') : t('alignment.moved', { count: counts.moved }),
    isShifted ? t('alignment.shift', { shift: shiftText(medianShiftMs, i18n.language) }) : '',
    counts.doubtful > 0 ? t('alignment.doubtful', { count: counts.doubtful }) : '',
    counts.unspoken > 0 ? t('alignment.unspoken', { count: counts.unspoken }) : '',
    counts.unscripted > 0 ? t('alignment.unscripted', { count: counts.unscripted }) : '',
  ].filter((fact) => fact !== '');
  return (
    <>
      <header className={styles.head}>
        <h2>{t('alignment.found', { count: aligned })}</h2>
        <p>{facts.join(' · ')}</p>
        {toCheck.length > 0 && (
          <Switch
            label={t('alignment.onlyToCheck', { count: toCheck.length })}
            isSelected={!showsAll}
            onChange={(isOn) => setShowsAll(!isOn)}
          />
        )}
      </header>
      {toCheck.length === 0 && (
        <p className={styles.allFound}>
          <CircleCheck size={15} aria-hidden />
          {t('alignment.allFound')}
        </p>
      )}
      <AlignmentRows rows={showsAll ? rows : toCheck} onGo={onGo} onPlay={onPlay} />
      <footer className={styles.foot}>
        {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
        <p>{t('alignment.takeHelp')}</p>
        <div className={styles.buttons}>
          <Button onPress={onDismiss}>{t('alignment.dismiss')}</Button>
          <Button variant="primary" icon={AudioLines} onPress={onTake}>
            {t('alignment.take')}
          </Button>
        </div>
      </footer>
    </>
  );
}
