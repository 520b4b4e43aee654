import { Check, CircleAlert, CircleDashed, LoaderCircle } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../domain/time/timecode.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import { failureText } from '../ui/failureText.ts';
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
  const saveState = useValue(session.saveState);
  const caret = useValue(session.caret);
  const counts = useMemo(() => countsOf(timed?.transcript ?? []), [timed]);
  const estimates = timed?.times.filter(
    (time, index) => time.isStartEstimated && timed.transcript[index]?.kind === 'paragraph',
  );
  const Icon = SAVE_ICONS[saveState.kind];
  return (
    <footer className={styles.statusBar}>
      <output className={styles.saveState} data-kind={saveState.kind}>
        <Icon size={13} aria-hidden />
        {t(`editor.save.${saveState.kind}`)}
        {saveState.kind === 'failed' && ` – ${failureText(t, saveState.error)}`}
      </output>
      <PlayingModes session={session} />
      {children}
      <span className={styles.fill} />
      {caret !== null && caret.kind === 'paragraph' && (
        <span className={styles.figures} data-estimated={caret.times.isStartEstimated || undefined}>
          {caret.times.isStartEstimated && '≈ '}
          {formatClock(caret.times.startMs)} – {caret.times.isEndEstimated && '≈ '}
          {formatClock(caret.times.endMs)}
        </span>
      )}
      {counts.checked > 0 && <ReviewProgress checked={counts.checked} total={counts.paragraphs} />}
      <span>{t('editor.paragraphs', { count: counts.paragraphs })}</span>
      <span>{t('editor.words', { count: counts.words })}</span>
      {estimates !== undefined && estimates.length > 0 && (
        <span>{t('editor.estimates', { count: estimates.length })}</span>
      )}
    </footer>
  );
}

const wordCounts = new WeakMap<Paragraph, number>();

/** How many paragraphs are checked, as a bar and in figures. */
function ReviewProgress({ checked, total }: { readonly checked: number; readonly total: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.review}>
      <progress value={checked} max={total} aria-label={t('review.state')} />
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
  let words = 0;
  let paragraphs = 0;
  let checked = 0;
  for (const paragraph of transcript) {
    if (paragraph.kind === 'paragraph') {
      paragraphs++;
      if (paragraph.review === 'checked') checked++;
    }
    const known = wordCounts.get(paragraph) ?? tokensOf(paragraph.text).length;
    wordCounts.set(paragraph, known);
    words += known;
  }
  return { paragraphs, checked, words };
}
