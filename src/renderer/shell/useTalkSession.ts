import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Reply } from '../../contract/methods.ts';
import type { Job } from '../../contract/schemas.ts';
import type { ParagraphTimes } from '../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../domain/transcript/timedTranscript.ts';
import type { Paragraph, ParagraphId, TalkId } from '../../domain/transcript/transcript.ts';
import { Autosave, type SaveState } from '../features/editor/Autosave.ts';
import type { TextPlace, TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { useHost } from '../host/HostContext.ts';
import type { Transport } from '../ui/playhead.ts';
import { afterNextPaint } from '../ui/afterNextPaint.ts';
import { createValueStore, type ValueStore } from '../ui/valueStore.ts';
import { OwnChange } from './ownChange.ts';
import { keepUntilSaved, untilStored } from './unsavedTexts.ts';
import { useDebounced } from './useDebounced.ts';
import { useSoundModes, type SoundModes } from './useSoundModes.ts';
import { useThrottled } from './useThrottled.ts';

/** The paragraph at the caret, with its times. */
interface CaretParagraph {
  readonly id: ParagraphId;
  readonly kind: Paragraph['kind'];
  readonly times: ParagraphTimes;
}

/** An opened talk: its editor, what is saved, and where the caret is. */
export interface TalkSession {
  readonly editor: TranscriptEditor | null;
  /** The text with its times, a moment after it changed. */
  readonly timed: TimedTranscript | null;
  readonly caret: ValueStore<CaretParagraph | null>;
  readonly saveState: ValueStore<SaveState>;
  readonly sound: SoundModes;
  /** Saves what changes from now on in a text as it was stored. Returns a function to call when the talk is left. */
  onOpened(stored: Reply<'transcripts.get'>): () => void;
  onTimed(timed: TimedTranscript): void;
  onSelection(): void;
  onEditor(editor: TranscriptEditor | null): void;
  /** Saves what is unsaved, and tells whether it could: an export must not miss the last words. */
  flush(): Promise<boolean>;
  /**
   * Lets a job of the library change the stored text: what is unsaved is saved before, and what the job changed is in
   * the editor afterwards, as one step that can be undone there. `work` tells how far the job is, which begins with this
   * talk. `false`, and nothing is done, while the text cannot be saved.
   */
  changeStored(work: (onJob: (job: Job) => void) => Promise<void>): Promise<boolean>;
}

/** What changes with every key, and what React therefore does not hear of. */
interface LiveTalk {
  timed: TimedTranscript | null;
  /** Where the caret is, or was last. */
  place: TextPlace | null;
  editor: TranscriptEditor | null;
  /** The last change of the stored text that this window asked the library for: it can be undone here. */
  ownChange: OwnChange | null;
}

/** How long the slow parts of the window (captions, counts) wait for a pause in typing. */
const CALM_MS = 250;
const BOOKMARK_MS = 1_000;

/** Joins the editor of a talk to the library: saving, the caret's paragraph, the place to reopen at. */
export function useTalkSession(talkId: TalkId, transport: Transport): TalkSession {
  const [shown, setShown] = useState<Pick<TalkSession, 'editor' | 'timed'>>({ editor: null, timed: null });
  const [caret] = useState(() => createValueStore<CaretParagraph | null>(null));
  const live = useRef<LiveTalk>({ timed: null, place: null, editor: null, ownChange: null });
  const sound = useSoundModes(transport);
  const keepBookmark = useBookmark(talkId, transport);
  const { saveState, autosave, onOpened } = useAutosave(talkId, live, keepBookmark);

  const keepBookmarkSoon = useThrottled(BOOKMARK_MS, () => {
    // A place in text that is not stored yet is kept with that text.
    if (autosave.current?.isClean() !== false) keepBookmark(live.current.place);
  });
  useEffect(() => transport.subscribe(keepBookmarkSoon), [transport, keepBookmarkSoon]);
  const show = useCallback(() => setShown({ editor: live.current.editor, timed: live.current.timed }), []);
  const calm = useDebounced(CALM_MS, show);

  const onSelection = useCallback(() => {
    const now = live.current.editor?.caret();
    if (now !== undefined) live.current.place = now.place;
    caret.set(now === undefined ? null : sameOr(caret.get(), now.paragraph, now.times));
    keepBookmarkSoon();
  }, [caret, keepBookmarkSoon]);
  const onTimed = useCallback(
    (next: TimedTranscript) => {
      const before = live.current.timed;
      live.current.timed = next;
      onSelection();
      // The first is the text as it was stored, which comes with its editor.
      if (before === null) return;
      if (!isSameText(before, next)) autosave.current?.changed();
      calm();
    },
    [autosave, calm, onSelection],
  );
  const onEditor = useCallback(
    (next: TranscriptEditor | null) => {
      live.current.editor = next;
      onSelection();
      // The text is painted before what is derived from it, and before the window around it is drawn again.
      if (next === null) show();
      else afterNextPaint(show);
    },
    [onSelection, show],
  );
  const flush = useFlush(talkId, autosave);
  const changeStored = useChangeStored(live, autosave, flush);
  return useMemo(
    () => ({ ...shown, caret, saveState, sound, onOpened, onTimed, onSelection, onEditor, flush, changeStored }),
    [shown, caret, saveState, sound, onOpened, onTimed, onSelection, onEditor, flush, changeStored],
  );
}

/** Unchanged paragraphs are the same objects; other times or names are no change of the text. */
export function isSameText({ transcript: before }: TimedTranscript, { transcript: after }: TimedTranscript): boolean {
  return before.length === after.length && before.every((paragraph, index) => paragraph === after[index]);
}

/** The caret's paragraph, as the same object while nothing that is shown of it has changed. */
function sameOr(before: CaretParagraph | null, { id, kind }: Paragraph, times: ParagraphTimes): CaretParagraph {
  const isSame =
    before?.id === id &&
    before.kind === kind &&
    before.times.startMs === times.startMs &&
    before.times.endMs === times.endMs &&
    before.times.isStartEstimated === times.isStartEstimated &&
    before.times.isEndEstimated === times.isEndEstimated;
  return isSame ? before : { id, kind, times };
}

/**
 * Saves the text while it changes, and to the end when the talk is left. `onStored` runs after each acknowledgement,
 * with the place of the caret in the text that was stored.
 */
function useAutosave(
  talkId: TalkId,
  live: RefObject<LiveTalk>,
  onStored: (place: TextPlace | null) => void,
): Pick<TalkSession, 'saveState' | 'onOpened'> & { readonly autosave: RefObject<Autosave | null> } {
  const { connection } = useHost();
  const [saveState] = useState(() => createValueStore<SaveState>({ kind: 'saved' }));
  const running = useRef<Autosave>(null);
  const onOpened = useCallback(
    (stored: Reply<'transcripts.get'>) => {
      const autosave = new Autosave({
        version: stored.version,
        transcript: stored.paragraphs,
        current: () => live.current.timed?.transcript ?? stored.paragraphs,
        store: async (baseVersion, change) => {
          const { place } = live.current;
          const { version } = await connection.call('transcripts.save', { talkId, baseVersion, change });
          onStored(place);
          return version;
        },
        reload: async () => {
          const { version, paragraphs } = await connection.call('transcripts.get', { talkId });
          return { version, transcript: paragraphs };
        },
        untilAdoptable: async () => live.current.editor?.untilComposed(),
        adopt(transcript, { known, version }) {
          const { editor, ownChange } = live.current;
          if (editor === null) live.current.timed = { transcript, times: [] };
          // Another window's change is undone there, also when it came together with this one's.
          else editor.adopt(transcript, version === ownChange?.version && version === known + 1);
          if (version === ownChange?.version) ownChange.end();
        },
        onState: saveState.set,
      });
      running.current = autosave;
      const leave = keepUntilSaved(talkId, autosave);
      const stopListening = connection.on('transcript.changed', ({ talkId: changed, version, jobId }) => {
        if (changed !== talkId) return;
        live.current.ownChange?.changed(version, jobId);
        void autosave.catchUp(version);
      });
      return () => {
        stopListening();
        leave();
      };
    },
    [connection, live, onStored, saveState, talkId],
  );
  return { saveState, autosave: running, onOpened };
}

/** A function that saves what is unsaved, and tells whether it could. */
function useFlush(talkId: TalkId, autosave: RefObject<Autosave | null>): () => Promise<boolean> {
  return useCallback(async () => {
    if (autosave.current !== null) return autosave.current.flush();
    // The text is not there yet: it may be one that was left unsaved.
    await untilStored(talkId);
    return true;
  }, [autosave, talkId]);
}

/** A function that lets the library change the stored text; see `TalkSession`. */
function useChangeStored(
  live: RefObject<LiveTalk>,
  autosave: RefObject<Autosave | null>,
  flush: TalkSession['flush'],
): TalkSession['changeStored'] {
  return useCallback(
    async (work) => {
      const change = new OwnChange();
      live.current.editor?.holdHistory(change.ended);
      try {
        if (!(await flush())) return false;
        live.current.ownChange = change;
        await work((job) => change.follow(job));
        return true;
      } finally {
        if (live.current.ownChange === change) await autosave.current?.catchUp(Infinity);
        change.end();
      }
    },
    [autosave, flush, live],
  );
}

/** A function that stores where caret and playhead are, so that the talk reopens there. */
function useBookmark(talkId: TalkId, transport: Transport): (place: TextPlace | null) => void {
  const { connection } = useHost();
  return useCallback(
    (place) => {
      if (place === null) return;
      connection
        .call('talks.setBookmark', { talkId, bookmark: { ...place, playheadMs: transport.timeMs() } })
        // A bookmark that is not stored costs a scroll, not a word.
        .catch(() => undefined);
    },
    [connection, talkId, transport],
  );
}
