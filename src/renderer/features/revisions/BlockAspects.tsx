import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import type { ComparedAspect, ComparedBlock } from '../../../domain/transcript/comparison.ts';
import type { Paragraph, SpeakerId } from '../../../domain/transcript/transcript.ts';
import styles from './revisions.module.css';

interface BlockAspectsProps {
  readonly block: ComparedBlock;
  readonly speakers: readonly Speaker[];
}

/** The name of a speaker; empty for one that the talk no longer has. */
export function speakerNameOf(id: SpeakerId, speakers: readonly Speaker[]): string {
  const speaker = speakers.find((each) => each.id === id);
  return speaker === undefined ? '' : `${speaker.given} ${speaker.family}`.trim();
}

/** What else than words changed in a paragraph. */
export function BlockAspects({ block: { aspects, before, after }, speakers }: BlockAspectsProps) {
  const { t } = useTranslation();
  const old = before[0];
  // Of several, the one with the new speaker.
  const now = after.find(({ speakerId }) => before.every((each) => each.speakerId !== speakerId)) ?? after[0];
  if (aspects.length === 0 || old === undefined || now === undefined) return null;
  const nameOf = ({ speakerId }: Paragraph): string =>
    (speakerId === null ? '' : speakerNameOf(speakerId, speakers)) || t('revisions.nobody');
  const texts: Readonly<Record<ComparedAspect, () => string>> = {
    moved: () => t('revisions.aspects.moved'),
    speaker: () => t('revisions.aspects.speaker', { old: nameOf(old), now: nameOf(now) }),
    times: () => timesText(old, now),
    kind: () => t(`revisions.aspects.${now.kind}`),
    marks: () => t('revisions.aspects.marks'),
  };
  const timesText = (from: Paragraph, to: Paragraph): string => {
    const [first, second] = [boundsOf(from), boundsOf(to)];
    return first === second
      ? t('revisions.aspects.wordTimes')
      : t('revisions.aspects.times', { old: first, now: second });
  };
  return (
    <ul className={styles.aspects}>
      {aspects.map((aspect) => (
        <li key={aspect}>{texts[aspect]()}</li>
      ))}
    </ul>
  );
}

function boundsOf({ startMs, endMs }: Paragraph): string {
  return `${preciseClock(startMs)}–${preciseClock(endMs)}`;
}

/** With tenths: a time that was set by hand seldom moves by a second. */
function preciseClock(timeMs: number | null): string {
  return timeMs === null ? '?' : `${formatClock(timeMs)},${Math.floor((timeMs % 1_000) / 100)}`;
}
