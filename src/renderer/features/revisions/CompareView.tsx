import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import type { Comparison } from '../../../domain/transcript/comparison.ts';
import type { ParagraphTimes } from '../../../domain/transcript/estimateTimes.ts';
import { restoreBlock } from '../../../domain/transcript/restoreBlock.ts';
import { spokenRange } from '../../../domain/transcript/spokenRange.ts';
import type { Paragraph, ParagraphId, TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useCommands } from '../../ui/commandHub.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import type { Transport } from '../../ui/playhead.ts';
import { ComparedText } from './ComparedText.tsx';
import type { ComparedPair } from './comparedPair.ts';
import { CompareTools } from './CompareTools.tsx';
import { CountsLine } from './CountsLine.tsx';
import { PairChoice } from './PairChoice.tsx';
import { RestoreNote } from './RestoreNote.tsx';
import styles from './revisions.module.css';
import { useComparison, type ComparisonState } from './useComparison.ts';
import { useRestore, type RestorableText } from './useRestore.ts';

/** The text as it is now, with the times that are shown of its paragraphs, in the same order. */
interface CurrentText {
  readonly transcript: Transcript;
  readonly times: readonly ParagraphTimes[];
}

interface CompareViewProps {
  readonly talkId: TalkId;
  readonly speakers: readonly Speaker[];
  readonly pair: ComparedPair;
  readonly onPair: (pair: ComparedPair) => void;
  readonly current: CurrentText | null;
  readonly text: RestorableText;
  readonly transport: Transport;
  readonly newParagraphId: () => ParagraphId;
  /** Whether a key takes the last step back, or forward, as in the text. */
  readonly stepOf: (event: globalThis.KeyboardEvent) => 'undo' | 'redo' | null;
  readonly onClose: () => void;
}

/** Two texts of a talk compared word by word. It never edits; restoring changes the open text, as one undo step. */
export function CompareView(props: CompareViewProps) {
  const { talkId, speakers, pair, onPair, current, text, onClose } = props;
  const { t } = useTranslation();
  const compared = useComparison(pair, current?.transcript ?? null);
  const { comparison } = compared;
  const restoring = useRestore(talkId, text);
  const textKey = `${pair.earlier} ${pair.later}`;
  const walk = useWalk(comparison, textKey);
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus(), []);
  const range = useSpokenRange(comparison, walk.position, current);
  const play = (): void => {
    if (range !== null) props.transport.playRange(range);
  };
  const canRestore = pair.later === null && comparison !== null && comparison.changes.length > 0;
  const restore = async (older: Transcript, expected: Transcript): Promise<void> => {
    await restoring.restore(older, expected);
    // With nothing left to restore the buttons go, and the keys must not go with them.
    root.current?.focus();
  };
  const restoreOne = (): void => {
    const change = comparison?.changes[walk.position];
    if (!canRestore || change === undefined) return;
    void restore(restoreBlock(comparison, change.block, props.newParagraphId), comparison.after);
  };
  const restoreAll = (): void => {
    if (canRestore) void restore(comparison.before, comparison.after);
  };
  // The keys that go from problem to problem in the text.
  useCommands({ nextProblem: () => walk.move(1), previousProblem: () => walk.move(-1), playParagraph: play });

  return (
    // The keys serve what is inside; the region itself takes the focus so that they work at once.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles.compare}
      aria-label={t('revisions.compare')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={-1}
      data-takes-escape=""
      onKeyDown={(event) => onViewKey(event, props)}
    >
      <header className={styles.compareHead}>
        <div className={styles.compareTitle}>
          <PairChoice
            talkId={talkId}
            pair={pair}
            onPair={(next) => {
              restoring.settle();
              onPair(next);
            }}
          />
          <IconButton icon={X} label={t('common.close')} onPress={onClose} />
        </div>
        {comparison !== null && (
          <>
            <CountsLine comparison={comparison} />
            <CompareTools
              position={walk.position}
              total={comparison.changes.length}
              onMove={walk.move}
              onPlay={range !== null && props.transport.hasMedia() ? play : null}
              onRestoreOne={canRestore ? restoreOne : null}
              onRestoreAll={canRestore ? restoreAll : null}
              isOld={pair.later !== null}
              isPending={restoring.state.phase === 'working'}
            />
          </>
        )}
        <RestoreNote state={restoring.state} now={current?.transcript ?? null} />
      </header>
      <CompareBody
        state={compared}
        textKey={textKey}
        position={walk.position}
        onPosition={walk.goTo}
        speakers={speakers}
        timesOf={timesOf(comparison, current)}
        onSeek={(timeMs) => props.transport.seek(timeMs)}
      />
    </section>
  );
}

interface CompareBodyProps extends Omit<ComponentProps<typeof ComparedText>, 'comparison'> {
  readonly state: ComparisonState;
  /** Another text is read from its top; the same after a restore stays where it was. */
  readonly textKey: string;
}

function CompareBody({ state: { comparison, error, retry }, textKey, ...rest }: CompareBodyProps) {
  const { t } = useTranslation();
  if (error !== null) {
    return (
      <div className={styles.message}>
        <Note tone="bad">{failureText(t, error)}</Note>
        <Button onPress={retry}>{t('common.retry')}</Button>
      </div>
    );
  }
  if (comparison === null) return <p className={styles.message}>{t('common.loading')}</p>;
  if (comparison.changes.length === 0) return <p className={styles.message}>{t('revisions.none')}</p>;
  return <ComparedText key={textKey} comparison={comparison} {...rest} />;
}

function onViewKey(event: KeyboardEvent, { text, stepOf, onClose }: CompareViewProps): void {
  const step = stepOf(event.nativeEvent);
  if (event.key === 'Escape') onClose();
  else if (step !== null) text[step]();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Where a walk through the changes stands; it stays as near as it can when the comparison is made anew, and begins anew
 * with another text.
 */
function useWalk(comparison: Comparison | null, textKey: string) {
  const [wanted, setWanted] = useState({ textKey, position: 0 });
  const last = Math.max(0, (comparison?.changes.length ?? 0) - 1);
  const position = wanted.textKey === textKey ? Math.min(wanted.position, last) : 0;
  const goTo = (to: number): void => setWanted({ textKey, position: to });
  return { position, goTo, move: (by: -1 | 1) => goTo(Math.min(last, Math.max(0, position + by))) };
}

/** The times of paragraphs of either text: those the editor shows, or what an older one knows. */
function timesOf(
  comparison: Comparison | null,
  current: CurrentText | null,
): (paragraph: Paragraph) => TimeRange | null {
  const shown = new Map<Paragraph, ParagraphTimes>();
  if (current !== null && comparison?.after === current.transcript) {
    current.transcript.forEach((paragraph, index) => shown.set(paragraph, current.times[index]!));
  }
  return (paragraph) => {
    const { startMs, endMs } = shown.get(paragraph) ?? paragraph;
    return startMs === null || endMs === null ? null : { startMs, endMs };
  };
}

function useSpokenRange(
  comparison: Comparison | null,
  position: number,
  current: CurrentText | null,
): TimeRange | null {
  return useMemo(() => {
    const change = comparison?.changes[position];
    if (comparison === null || change === undefined) return null;
    return spokenRange(comparison.blocks[change.block]!, change, timesOf(comparison, current));
  }, [comparison, position, current]);
}
