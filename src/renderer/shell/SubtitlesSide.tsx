import { use, useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { startedCaptionIndex } from '../../domain/formats/captionAt.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import { hasNoTimes, timeAt } from '../../domain/transcript/timedTranscript.ts';
import { comparedPair } from '../features/revisions/comparedPair.ts';
import { onlyProblems, wantsProblem } from '../features/subtitles/onlyProblems.ts';
import { neighbourBroken, subtitleRows, type CueSource, type SubtitleRow } from '../features/subtitles/subtitleRows.ts';
import { SubtitlesPanel } from '../features/subtitles/SubtitlesPanel.tsx';
import { useSetting } from '../host/settings.ts';
import { CommandHubContext, useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { useValue } from '../ui/valueStore.ts';
import { cueWordAtPlace, wordsOfCue, type CueWord } from './cuePlaces.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import type { DerivedCue } from '../../domain/segmentation/deriveCues.ts';
import type { SidePanelProps } from './sidePanelProps.ts';
import type { TalkSession } from './useTalkSession.ts';
import { useThrottled } from './useThrottled.ts';

/** How long the row of the caret waits for it to rest, in milliseconds: keys come first. */
const CARET_MS = 60;

const NOWHERE: CueWord = { cue: -1, word: -1 };

/** The subtitles of the open text, while their panel is the open one. */
export function SubtitlesSide(props: SidePanelProps) {
  const [open] = useSetting('sidePanel');
  const isOpen = open === 'subtitles';
  // Opened again it shows all, unless it is opened for the problems.
  useEffect(() => {
    if (isOpen) return;
    onlyProblems.set(false);
    wantsProblem.set(null);
  }, [isOpen]);
  // So it does for another talk.
  useEffect(
    () => () => {
      onlyProblems.set(false);
      wantsProblem.set(null);
    },
    [],
  );
  return isOpen ? <ShownSubtitles {...props} /> : null;
}

function ShownSubtitles({ talk, session, transport, isConnected, profile, captions: latest }: SidePanelProps) {
  const hub = use(CommandHubContext);
  const { editor, timed, sound } = session;
  const { captions, rows } = useCheckedCaptions(latest, profile, {
    durationMs: durationOf(talk),
    timed,
    language: talk.language,
  });
  const [caret, setCaret] = useState<CueWord>(NOWHERE);
  const caretNow = (): CueWord => {
    if (editor === null) return NOWHERE;
    const { place, paragraph } = editor.caret();
    return cueWordAtPlace(captions, place, paragraph.text);
  };
  const lookAtCaret = useThrottled(CARET_MS, () => {
    const now = caretNow();
    setCaret((before) => (before.cue === now.cue && before.word === now.word ? before : now));
  });
  useEffect(lookAtCaret, [lookAtCaret, captions]);
  useEffect(() => editor?.subscribe(lookAtCaret), [editor, lookAtCaret]);
  const list = useFocusedList(session, rows.length > 0);
  const isComparing = useValue(comparedPair) !== null;

  const go = useCallback(
    (index: number, word = 0) => {
      const cue = captions[index];
      if (cue === undefined) return;
      const { paragraphId } = cue;
      const paragraphIndex = editor?.margins.timed.transcript.findIndex(({ id }) => id === paragraphId) ?? -1;
      const paragraph = editor?.margins.timed.transcript[paragraphIndex];
      // What is listed may have left the text some frames ago.
      if (editor === null || paragraph === undefined) return;
      const offset = word === 0 ? cue.textStart : wordsOfCue(paragraph.text, cue)[word]?.from;
      if (offset === undefined) return;
      setCaret({ cue: index, word });
      editor.restore({ paragraphId, offset });
      transport.seek(word === 0 ? cue.startMs : timeAt(editor.margins.timed, { paragraphIndex, offset: offset + 1 }));
      sound.following.set({ isOn: true });
    },
    [captions, editor, sound, transport],
  );
  const step = (direction: -1 | 1, at = caret.cue): void => {
    const from = at >= 0 ? at : startedCaptionIndex(captions, transport.timeMs());
    const next = neighbourBroken(rows, from, direction);
    if (next === null) remark('noProblems');
    else go(next.index);
  };
  const wanted = useValue(wantsProblem);
  useEffect(() => {
    if (wanted === null || rows.length === 0) return undefined;
    const timer = setTimeout(() => {
      wantsProblem.set(null);
      if (wanted === 'next') return step(1);
      // The row of the caret is looked for a moment later, and one whose own subtitle is broken is there already.
      const at = caretNow().cue;
      if (rows[at]?.isBroken === true) go(at);
      else step(1, at);
    });
    return () => clearTimeout(timer);
  });
  // A comparison over the text has these keys for its differences.
  useCommands(isComparing ? {} : { nextProblem: () => step(1), previousProblem: () => step(-1) });
  return (
    <SubtitlesPanel
      listRef={list}
      rows={rows}
      cues={captions}
      profile={profile}
      caret={caret.cue}
      caretWord={caret.word}
      transport={transport}
      following={sound.following}
      isEditable={isConnected}
      isTextEmpty={isTextEmpty(timed)}
      isUntimed={timed !== null && hasNoTimes(timed.transcript)}
      onAlign={transport.hasMedia() ? () => hub.run('align') : null}
      onGo={go}
      onEnter={() => editor?.focus()}
      onStep={step}
    />
  );
}

/**
 * The list, which takes the focus from the text once: the panel was opened there by its key, and the arrows are to move
 * in it. The subtitles may be derived only after that; those of a text that is only being begun do not take it.
 */
function useFocusedList({ editor, timed }: TalkSession, hasRows: boolean): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const [isOpenedByKey] = useState(() => editor?.view.hasFocus() === true && !isTextEmpty(timed));
  const isWaiting = useRef(isOpenedByKey);
  useEffect(() => {
    if (!isWaiting.current || !hasRows) return;
    isWaiting.current = false;
    if (editor?.view.hasFocus() === true) list.current?.focus();
  }, [editor, hasRows]);
  return list;
}

function isTextEmpty(timed: TalkSession['timed']): boolean {
  return timed?.transcript.every(({ kind, text }) => kind === 'heading' || text.trim() === '') ?? false;
}

interface CheckedCaptions {
  readonly captions: readonly DerivedCue[];
  readonly profile: RuleProfile;
  /** Those of the talk, as it was checked. */
  readonly durationMs: number | null;
  readonly language: string | null;
  readonly rows: readonly SubtitleRow[];
}

/**
 * Captions with what is wrong with them, a moment after they changed: to check a long talk takes a frame or two. They
 * are derived anew with each change of the text, so its words are those of the text at that time.
 */
function useCheckedCaptions(
  captions: readonly DerivedCue[],
  profile: RuleProfile,
  { durationMs, timed, language }: CueSource,
): CheckedCaptions {
  const [checked, setChecked] = useState(() => withRows({ captions, profile, durationMs, language }, timed));
  const isChecked =
    checked.captions === captions &&
    checked.profile === profile &&
    checked.durationMs === durationMs &&
    checked.language === language;
  useEffect(() => {
    if (isChecked) return undefined;
    const timer = setTimeout(() => setChecked(withRows({ captions, profile, durationMs, language }, timed)));
    return () => clearTimeout(timer);
    // A text whose captions are not derived yet is not what these are checked against.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [captions, profile, durationMs, language, isChecked]);
  return checked;
}

function withRows(checked: Omit<CheckedCaptions, 'rows'>, timed: CueSource['timed']): CheckedCaptions {
  const { captions, profile, durationMs, language } = checked;
  return { ...checked, rows: subtitleRows(captions, profile, { durationMs, timed, language }) };
}
