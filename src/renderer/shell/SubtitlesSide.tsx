import { use, useCallback, useEffect, useRef, useState } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import { startedCaptionIndex } from '../../domain/formats/captionAt.ts';
import { DEFAULT_PROFILE } from '../../domain/profiles/builtInProfiles.ts';
import { neighbourBroken, subtitleRows, type SubtitleRow } from '../features/subtitles/subtitleRows.ts';
import { SubtitlesPanel } from '../features/subtitles/SubtitlesPanel.tsx';
import { useSetting } from '../host/settings.ts';
import { CommandHubContext, useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { cueAtCaret, firstWordOf } from './cuePlaces.ts';
import { endOnTimeLine } from '../../domain/time/recordingTime.ts';
import type { Cue } from '../../domain/formats/cue.ts';
import type { SidePanelProps } from './sidePanelProps.ts';
import { useThrottled } from './useThrottled.ts';

/** How long the row of the caret waits for it to rest, in milliseconds: keys come first. */
const CARET_MS = 60;

/** The subtitles of the open text, while their panel is the open one. */
export function SubtitlesSide(props: SidePanelProps) {
  const [open] = useSetting('sidePanel');
  return open === 'subtitles' ? <ShownSubtitles {...props} /> : null;
}

function ShownSubtitles({ talk, session, transport, captions: latest }: SidePanelProps) {
  const hub = use(CommandHubContext);
  const { editor, timed, sound } = session;
  const { captions, rows } = useCheckedCaptions(latest, talk);
  const [caret, setCaret] = useState(-1);
  const lookAtCaret = useThrottled(CARET_MS, () => {
    // While the cues are behind the text, the row stays.
    if (editor !== null) setCaret((before) => cueAtCaret(editor, captions) ?? before);
  });
  useEffect(lookAtCaret, [lookAtCaret, captions]);
  useEffect(() => editor?.subscribe(lookAtCaret), [editor, lookAtCaret]);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    // Opened from the text by its key: the arrows are to move in it.
    if (editor?.view.hasFocus() === true) list.current?.focus();
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const go = useCallback(
    (index: number) => {
      const place = editor === null ? null : firstWordOf(editor, captions, index);
      // The text has changed under the list, which will show that at once.
      if (place === null) return;
      setCaret(index);
      editor?.restore(place);
      transport.seek(captions[index]!.startMs);
      sound.following.set({ isOn: true });
    },
    [captions, editor, sound, transport],
  );
  const step = (direction: -1 | 1): void => {
    const from = caret >= 0 ? caret : startedCaptionIndex(captions, transport.timeMs());
    const next = neighbourBroken(rows, from, direction);
    if (next === null) remark('noProblems');
    else go(next.index);
  };
  useCommands({ nextProblem: () => step(1), previousProblem: () => step(-1) });
  return (
    <SubtitlesPanel
      listRef={list}
      rows={rows}
      cues={captions}
      profile={DEFAULT_PROFILE}
      caret={caret}
      transport={transport}
      following={sound.following}
      isTextEmpty={timed?.transcript.every(({ kind, text }) => kind === 'heading' || text.trim() === '') ?? false}
      isUntimed={timed?.transcript.every(({ startMs, words }) => startMs === null && words.length === 0) ?? false}
      onAlign={transport.hasMedia() ? () => hub.run('align') : null}
      onGo={go}
      onEnter={() => editor?.focus()}
      onStep={step}
    />
  );
}

interface CheckedCaptions {
  readonly captions: readonly Cue[];
  /** Where the recording ends, as it was checked. */
  readonly endMs: number | null;
  readonly rows: readonly SubtitleRow[];
}

/** Captions with what is wrong with them, a moment after they changed: to check a long talk takes a frame or two. */
function useCheckedCaptions(captions: readonly Cue[], { media }: Talk): CheckedCaptions {
  const endMs = media === null ? null : endOnTimeLine(media);
  const [checked, setChecked] = useState(() => checkedCaptions(captions, endMs));
  const isChecked = checked.captions === captions && checked.endMs === endMs;
  useEffect(() => {
    if (isChecked) return undefined;
    const timer = setTimeout(() => setChecked(checkedCaptions(captions, endMs)));
    return () => clearTimeout(timer);
  }, [captions, endMs, isChecked]);
  return checked;
}

function checkedCaptions(captions: readonly Cue[], endMs: number | null): CheckedCaptions {
  return { captions, endMs, rows: subtitleRows(captions, DEFAULT_PROFILE, endMs) };
}
