import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useSetting } from '../../host/settings.ts';
import type { Transport } from '../../ui/playhead.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import { watchTyping } from './isTypingKey.ts';
import { seekByClick } from './seekByClick.ts';
import { SoundFollower } from './SoundFollower.ts';
import type { Following } from './SoundSight.ts';
import { TimeSourceMarks } from './TimeSourceMarks.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

interface SoundInText {
  /** `null` until there is one. */
  readonly editor: TranscriptEditor | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly transport: Transport;
  readonly following: ValueStore<Following>;
  /** Runs at each key that types in the text. */
  readonly onTyped: () => void;
}

/** Shows in the text what is heard, goes where it is clicked, and tells when it is typed in. */
export function useSoundInText({ editor, scroller, transport, following, onTyped }: SoundInText): void {
  const [showsSources] = useSetting('showsTimeSources');
  const latest = useRef(onTyped);
  useLayoutEffect(() => {
    latest.current = onTyped;
  });

  useEffect(() => {
    if (editor === null) return undefined;
    const follower = new SoundFollower({ editor, transport, scroller: scroller.current!, following });
    const stopWatching = watchTyping(editor.view.dom, () => latest.current());
    const stopSeeking = seekByClick(editor, (timeMs) => {
      transport.seek(timeMs);
      following.set({ isOn: true });
    });
    return () => {
      stopSeeking();
      stopWatching();
      follower.dispose();
    };
  }, [editor, scroller, transport, following]);

  useEffect(() => {
    if (editor === null || !showsSources) return undefined;
    const marks = new TimeSourceMarks(editor, scroller.current!);
    return () => marks.dispose();
  }, [editor, scroller, showsSources]);
}
