import { isHistoryTransaction } from '@tiptap/pm/history';
import { useEffect, useRef } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import type { TimeRange } from '../../domain/transcript/wordTimes.ts';
import { FoundHighlight } from '../features/editor/FoundHighlight.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { FindPanel } from '../features/find/FindPanel.tsx';
import { hitKey, hitsIn, type Hit } from '../features/find/findRows.ts';
import type { FindSession } from '../features/find/findSession.ts';
import { useSetting } from '../host/settings.ts';
import type { Transport } from '../ui/playhead.ts';
import { useValue } from '../ui/valueStore.ts';
import { useFind } from './findContext.ts';
import { goTo } from './route.ts';
import type { TalkSession } from './useTalkSession.ts';

interface FindSideProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: Transport;
}

/** Finding and replacing beside the text of a talk: hits are marked in it, shown and played. */
export function FindSide({ talk, session, transport }: FindSideProps) {
  const find = useFind();
  const [open] = useSetting('sidePanel');
  const { editor, timed } = session;
  const isShown = open === 'find';
  useEffect(() => find.textChanged(), [find, timed]);
  useEffect(() => {
    if (isShown) void find.refresh();
  }, [find, timed, isShown]);
  useEffect(
    () =>
      editor?.subscribe((isTextChanged, transactions) => {
        if (isTextChanged && transactions.some(isHistoryTransaction)) find.dismissReport();
      }),
    [find, editor],
  );
  useMarks(find, editor, { talkId: talk.id, isShown, timed });
  useWantedHit(find, talk.id, editor, transport);
  return <FindPanel session={find} hasTalk canPlay={talk.media !== null} onLeave={() => editor?.focus()} />;
}

interface MarksOptions {
  readonly talkId: Hit['talkId'];
  readonly isShown: boolean;
  /** Marks are drawn anew when it changes. */
  readonly timed: unknown;
}

function useMarks(find: FindSession, editor: TranscriptEditor | null, { talkId, isShown, timed }: MarksOptions): void {
  const { found, current } = useValue(find.state);
  const highlight = useRef<FoundHighlight>(null);
  useEffect(() => {
    if (editor === null) return undefined;
    const made = new FoundHighlight(editor);
    highlight.current = made;
    return () => made.dispose();
  }, [editor]);
  useEffect(() => {
    const hits = isShown ? hitsIn(found.talks.filter((entry) => entry.talkId === talkId)) : [];
    highlight.current?.show(hits, hits.find((hit) => hitKey(hit) === current) ?? null);
  }, [editor, found, current, talkId, isShown, timed]);
}

/** Shows, and plays, the hit that was asked for; one of another talk opens that talk, which then shows it. */
function useWantedHit(
  find: FindSession,
  talkId: Hit['talkId'],
  editor: TranscriptEditor | null,
  transport: Transport,
): void {
  const { wanted } = useValue(find.state);
  const stopWaiting = useRef<() => void>(undefined);
  useEffect(() => () => stopWaiting.current?.(), []);
  useEffect(() => {
    if (wanted === null || editor === null) return;
    if (wanted.hit.talkId !== talkId) return goTo({ screen: 'talk', talkId: wanted.hit.talkId });
    editor.select(wanted.hit);
    find.shown();
    stopWaiting.current?.();
    if (wanted.plays) stopWaiting.current = playWhenReady(transport, rangeAround(wanted.hit));
  }, [find, wanted, talkId, editor, transport]);
}

/** The recording of a talk that was opened a moment ago is there a little later. Returns a function that waits no more. */
function playWhenReady(transport: Transport, range: TimeRange): () => void {
  if (transport.hasMedia()) {
    transport.playRange(range);
    return () => undefined;
  }
  const stop = transport.subscribe(() => {
    if (!transport.hasMedia()) return;
    stop();
    transport.playRange(range);
  });
  return stop;
}

/** A word alone is hard to make out: what stands around it is heard too. */
const AROUND_MS = 1_500;

function rangeAround({ startMs, endMs }: Hit): TimeRange {
  return { startMs: Math.max(0, startMs - AROUND_MS), endMs: endMs + AROUND_MS };
}
