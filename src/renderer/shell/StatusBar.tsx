import { Check, CircleAlert, CircleDashed, LoaderCircle } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../domain/time/timecode.ts';
import { countWords } from '../../domain/transcript/countWords.ts';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import { ThinProgress } from '../ui/ThinProgress.tsx';
import { useValue } from '../ui/valueStore.ts';
import { PlayingModes } from './PlayingModes.tsx';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

const SAVE_ICONS = { saved: Check, pending: CircleDashed, saving: LoaderCircle, failed: CircleAlert };

interface StatusBarProps {
  readonly session: TalkSession;
  /** What other parts of the window have to say. */
  readonly children?: ReactNode;
}

/** What is saved, where the caret is, and how much text there is. */
export function StatusBar({ session, children }: StatusBarProps) {
  const { t } = useTranslation();
  const { timed } = session;
  const counts = useMemo(() => countsOf(timed?.transcript ?? []), [timed]);
  const estimates = timed?.times.filter(
    (time, index) => time.isStartEstimated && timed.transcript[index]?.kind === 'paragraph',
  );
  return (
    <footer className={styles.statusBar} data-keeps-focus="">
      <SaveStateLine session={session} />
      <PlayingModes session={session} />
      {children}
      <span className={styles.fill} />
      <CaretTimes session={session} />
      {counts.checked > 0 && <ReviewProgress checked={counts.checked} total={counts.paragraphs} />}
      {timed !== null && (
        <>
          <span className={styles.count}>{t('editor.paragraphs', { count: counts.paragraphs })}</span>
          <span className={styles.count}>{t('editor.words', { count: counts.words })}</span>
        </>
      )}
      {estimates !== undefined && estimates.length > 0 && (
        <span className={styles.count}>{t('editor.estimates', { count: estimates.length })}</span>
      )}
    </footer>
  );
}

/** Whether everything is stored (the banner says why not), once the text is there; drawn by itself, since it changes while keys are typed. */
function SaveStateLine({ session }: { readonly session: TalkSession }) {
  const { t } = useTranslation();
  const saveState = useValue(session.saveState);
  const Icon = SAVE_ICONS[saveState.kind];
  return (
    <output className={styles.saveState} data-kind={saveState.kind} data-waits={session.timed === null || undefined}>
      <Icon size={13} aria-hidden />
      {t(`editor.save.${saveState.kind}`)}
    </output>
  );
}

/** When the paragraph at the caret is spoken; drawn by itself, since it changes with the caret. */
function CaretTimes({ session }: { readonly session: TalkSession }) {
  const caret = useValue(session.caret);
  if (caret?.kind !== 'paragraph') return null;
  const { startMs, endMs, isStartEstimated, isEndEstimated } = caret.times;
  return (
    <span className={styles.figures} data-estimated={isStartEstimated || undefined}>
      {isStartEstimated && '≈ '}
      {formatClock(startMs)} – {isEndEstimated && '≈ '}
      {formatClock(endMs)}
    </span>
  );
}

/** How many paragraphs are checked, as a bar and in figures. */
function ReviewProgress({ checked, total }: { readonly checked: number; readonly total: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.review}>
      <ThinProgress label={t('review.state')} value={checked} max={total} width={72} tone="good" />
      {t('review.progress', { checked, total })}
    </span>
  );
}

interface Counts {
  readonly paragraphs: number;
  readonly checked: number;
  readonly words: number;
}

function countsOf(transcript: readonly Paragraph[]): Counts {
  let paragraphs = 0;
  let checked = 0;
  for (const paragraph of transcript) {
    if (paragraph.kind === 'paragraph') {
      paragraphs++;
      if (paragraph.review === 'checked') checked++;
    }
  }
  return { paragraphs, checked, words: countWords(transcript) };
}
