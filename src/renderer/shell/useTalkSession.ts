import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../../contract/methods.ts';
import type { Talk } from '../../contract/schemas.ts';
import type { ParagraphTimes } from '../../domain/transcript/estimateTimes.ts';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import { createAutosave, type Autosave, type SaveState } from '../features/editor/autosave.ts';
import type { TimedTranscript } from '../features/editor/marginsPlugin.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { useHost } from '../host/HostContext.ts';
import type { Transport } from '../ui/playhead.ts';

/** The paragraph at the caret, with its times. */
export interface CaretParagraph {
  readonly paragraph: Paragraph;
  readonly times: ParagraphTimes;
}

/** An opened talk: its editor, what is saved, and where the caret is. */
export interface TalkSession {
  readonly editor: TranscriptEditor | null;
  /** The text with its times, a moment after it changed. */
  readonly timed: TimedTranscript | null;
  readonly caret: CaretParagraph | null;
  readonly saveState: SaveState;
  onTimed(timed: TimedTranscript): void;
  onSelection(): void;
  onEditor(editor: TranscriptEditor | null): void;
  /** Saves what is unsaved; an export must not miss the last words. */
  flush(): Promise<void>;
}

/** How long the slow parts of the window (captions, counts) wait for a pause in typing. */
const CALM_MS = 250;
const PLACE_MS = 1_000;

/** Joins the editor of a talk to the library: saving, the caret's paragraph, the place to reopen at. */
export function useTalkSession(talk: Talk, stored: Reply<'transcripts.get'>, transport: Transport): TalkSession {
  const { connection } = useHost();
  const [editor, setEditor] = useState<TranscriptEditor | null>(null);
  const [timed, setTimed] = useState<TimedTranscript | null>(null);
  const [caret, setCaret] = useState<CaretParagraph | null>(null);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved' });
  const live = useRef<{ timed: TimedTranscript | null; autosave: Autosave | null; editor: TranscriptEditor | null }>({
    timed: null,
    autosave: null,
    editor: null,
  });
  const talkId = talk.id;

  useEffect(() => {
    const autosave = createAutosave({
      version: stored.version,
      transcript: stored.paragraphs,
      current: () => live.current.timed?.transcript ?? stored.paragraphs,
      store: async (baseVersion, change) =>
        (await connection.call('transcripts.save', { talkId, baseVersion, change })).version,
      onState: setSaveState,
    });
    live.current.autosave = autosave;
    const onLeave = (event: Event): void => {
      if (autosave.isClean()) return;
      void autosave.flush();
      if (event.type === 'beforeunload') event.preventDefault();
    };
    addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onLeave);
    return () => {
      removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onLeave);
      autosave.dispose();
    };
  }, [connection, stored, talkId]);

  const calm = useDebounced(CALM_MS, () => setTimed(live.current.timed));
  const savePlace = useDebounced(PLACE_MS, () => {
    const place = live.current.editor?.caret().place;
    if (place === undefined) return;
    // A place that is not stored costs a scroll, not a word.
    connection
      .call('talks.setBookmark', { talkId, bookmark: { ...place, playheadMs: transport.timeMs() } })
      .catch(() => undefined);
  });
  useEffect(() => transport.subscribe(savePlace), [transport, savePlace]);

  const onSelection = useCallback(() => {
    setCaret(live.current.editor?.caret() ?? null);
    savePlace();
  }, [savePlace]);
  const onTimed = useCallback(
    (next: TimedTranscript) => {
      live.current.timed = next;
      live.current.autosave?.changed();
      calm();
      if (live.current.editor !== null) onSelection();
    },
    [calm, onSelection],
  );
  const onEditor = useCallback((next: TranscriptEditor | null) => {
    live.current.editor = next;
    setEditor(next);
    if (next !== null) setCaret(next.caret());
  }, []);
  const flush = useCallback(async () => live.current.autosave?.flush(), []);
  return { editor, timed, caret, saveState, onTimed, onSelection, onEditor, flush };
}

/** A function that runs `action` once it has not been called for `delayMs`. */
function useDebounced(delayMs: number, action: () => void): () => void {
  const latest = useRef(action);
  latest.current = action;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), delayMs);
  }, [delayMs]);
}
