import { useEffect, useMemo, useState } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import type { CueLimits } from '../../domain/segmentation/cueLimits.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import { durationOf, endOnTimeLine } from '../../domain/time/recordingTime.ts';
import { setTimeAt, setWordEdgeAt } from '../features/editor/editCommands.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import type { TextActions, TextInTime } from '../features/waveform/stripActions.ts';
import { FIRST_SPAN_MS } from '../features/waveform/StripModel.ts';
import { WaveformStrip } from '../features/waveform/WaveformStrip.tsx';
import { useHost } from '../host/HostContext.ts';
import { useSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { createValueStore, type ValueStore } from '../ui/valueStore.ts';
import { dragCue } from './subtitleEdits.ts';
import type { TalkSession } from './useTalkSession.ts';

interface WaveformPlaceProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  readonly captions: readonly DerivedCue[];
  /** What captions are derived by. */
  readonly limits: CueLimits;
}

/** The waveform under the panes, while it is shown and there is a recording. */
export function WaveformPlace({ talk, session, transport, captions, limits }: WaveformPlaceProps) {
  const [isShown, setShown] = useSetting('showsWaveform');
  const [showsSpectrogram, setShowsSpectrogram] = useSetting('showsSpectrogram');
  const { mediaUrl } = useHost();
  const { editor } = session;
  const durationMs = durationOf(talk);
  const [cueing] = useState(() => createValueStore<Cueing>({ limits, durationMs }));
  useEffect(() => cueing.set({ limits, durationMs }), [cueing, limits, durationMs]);
  const text = useMemo(() => (editor === null ? null : textOf(editor, cueing)), [editor, cueing]);
  const [zoom] = useState(() => createValueStore(FIRST_SPAN_MS));
  const { media } = talk;
  useCommands({
    toggleWaveform: () => (media === null ? remark('noRecording') : setShown(!isShown)),
    toggleSpectrogram() {
      if (media === null) return remark('noRecording');
      // What is on under a waveform that is hidden is seen by showing that.
      setShowsSpectrogram(!isShown || !showsSpectrogram);
      setShown(true);
    },
  });
  if (!isShown || media === null || text === null) return null;
  return (
    <WaveformStrip
      // Another recording has another sound.
      key={media.id}
      talkId={talk.id}
      soundUrl={mediaUrl(media.id)}
      startMs={media.offsetMs}
      durationMs={endOnTimeLine(media)}
      transport={transport}
      caret={session.caret}
      captions={captions}
      zoom={zoom}
      {...text}
    />
  );
}

/** What captions are derived by, and the length of the recording. */
interface Cueing {
  readonly limits: CueLimits;
  readonly durationMs: number | null;
}

/** The text of an editor as the waveform shows and changes it. */
function textOf(
  editor: TranscriptEditor,
  cueing: ValueStore<Cueing>,
): { readonly text: TextInTime; readonly actions: TextActions } {
  return {
    text: {
      timed: () => editor.margins.timed,
      subscribe: (listener) => editor.margins.onDrawn(listener),
    },
    actions: {
      setParagraphTime(id, edge, timeMs) {
        const block = editor.find(id);
        if (block !== undefined) editor.run(setTimeAt(block.position, edge, timeMs));
      },
      setWordEdge(id, wordIndex, edge, timeMs) {
        const block = editor.find(id);
        if (block !== undefined && !editor.run(setWordEdgeAt(block.position, wordIndex, edge, timeMs)))
          remark('wordOutside');
      },
      setCueTime(paragraphId, textStart, edge, timeMs) {
        const { limits, durationMs } = cueing.get();
        dragCue(editor, limits, durationMs, { paragraphId, textStart, edge, timeMs });
      },
      select(id, from, to) {
        editor.select({ paragraphId: id, from, to });
        editor.focus();
      },
    },
  };
}
