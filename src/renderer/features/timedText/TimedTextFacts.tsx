import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimedTextSummary } from '../../../contract/timedTextSchemas.ts';
import { shiftedMs } from '../../../domain/sound/clockShift.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Note } from '../../ui/Note.tsx';
import type { timedTextStrings } from '../../ui/strings/timedText.ts';
import { takenBy, type TakingChoice } from './takingChoice.ts';
import styles from './timedText.module.css';

interface TimedTextFactsProps {
  readonly summary: TimedTextSummary;
  readonly choice: TakingChoice;
  readonly mediaMs: number | null;
  /** What shows the encoding, and changes it. */
  readonly encoding: ReactNode;
}

/** A text that ends this much after the recording is likely another's. */
const TOO_LONG_MS = 5_000;

/** What a timed text holds, for a person to see whether it is the right one. */
export function TimedTextFacts({ summary, choice, mediaMs, encoding }: TimedTextFactsProps) {
  const { t } = useTranslation();
  const { format, paragraphCount, wordCount, estimatedCount, confidenceCount, endMs } = summary;
  const { shift } = takenBy(choice, summary);
  const placedMs = shift === null ? endMs : shiftedMs(endMs, shift);
  const recording = mediaMs === null ? '' : ` (${t('timedText.ofRecording', { clock: formatClock(mediaMs) })})`;
  return (
    <>
      <Facts>
        <Fact name={t('timedText.format')}>{t(`timedText.formats.${format}`)}</Fact>
        {summary.encoding !== '' && <Fact name={t('timedText.encoding')}>{encoding}</Fact>}
        <Fact name={t('timedText.content')}>
          {t('editor.paragraphs', { count: paragraphCount })}, {t('editor.words', { count: wordCount })}
        </Fact>
        <Fact name={t('timedText.duration')}>
          {formatClock(endMs)}
          {recording}
        </Fact>
        <Fact name={t('timedText.times')}>
          {estimatedCount === 0 ? t('timedText.timesKnown') : t('timedText.timesEstimated', { count: estimatedCount })}
        </Fact>
        {confidenceCount > 0 && (
          <Fact name={t('timedText.confidence')}>{t('timedText.confidenceGiven', { count: confidenceCount })}</Fact>
        )}
        {summary.correctedCount > 0 && (
          <Fact name={t('timedText.glossary')}>{t('timedText.corrected', { count: summary.correctedCount })}</Fact>
        )}
        <Fact name={t('timedText.speakers')}>
          <Speakers speakers={summary.speakers} />
        </Fact>
      </Facts>
      <blockquote className={styles.beginning} aria-label={t('timedText.beginning')}>
        {summary.beginning}
      </blockquote>
      {mediaMs !== null && placedMs > mediaMs + TOO_LONG_MS && <Note tone="warn">{t('timedText.tooLong')}</Note>}
      {summary.timeProblemCount > 0 && choice.takes === 'text' && (
        <Note tone="warn">{t('timedText.timeProblems', { count: summary.timeProblemCount })}</Note>
      )}
      {summary.problemCount > 0 && <FileProblems summary={summary} />}
    </>
  );
}

function Speakers({ speakers }: Pick<TimedTextSummary, 'speakers'>) {
  const { t } = useTranslation();
  if (speakers.length === 0) return <span className={styles.quiet}>{t('timedText.nobody')}</span>;
  return (
    <ul className={styles.speakers}>
      {speakers.map(({ name, isKnown }) => (
        <li key={name}>
          {name} {!isKnown && <Badge tone="accent" text={t('timedText.speakerNew')} />}
        </li>
      ))}
    </ul>
  );
}

function FileProblems({ summary: { problems, problemCount } }: { readonly summary: TimedTextSummary }) {
  const { t } = useTranslation();
  return (
    <details className={styles.problems}>
      <summary>{t('timedText.problems', { count: problemCount })}</summary>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.code} ${problem.detail}`}>{problemText(t, problem)}</li>
        ))}
        {problemCount > problems.length && <li>…</li>}
      </ul>
    </details>
  );
}

type KnownProblem = keyof (typeof timedTextStrings)['fr']['problem'];

function problemText(t: TFunction, { code, line, detail }: TimedTextSummary['problems'][number]): string {
  const known = t('timedText.problem', { returnObjects: true });
  const name: KnownProblem = Object.hasOwn(known, code) ? (code as KnownProblem) : 'other';
  const text = t(`timedText.problem.${name}`);
  const quoted = detail === '' ? text : `${text} (${detail})`;
  return line === 0 ? quoted : t('timedText.problemAt', { line, text: quoted });
}
