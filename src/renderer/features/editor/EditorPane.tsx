import type { Command } from '@tiptap/pm/state';
import type { TFunction } from 'i18next';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { PIN_KINDS } from '../../../domain/transcript/pinNotes.ts';
import { isFrench } from '../../../domain/typography/isFrench.ts';
import type { TypographyOptions } from '../../../domain/typography/typographyPass.ts';
import { settingNow, useSetting } from '../../host/settings.ts';
import type { ParagraphId, SpeakerId, TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import { useCommands } from '../../ui/commandHub.ts';
import { remark } from '../../ui/remarks.ts';
import { Note } from '../../ui/Note.tsx';
import type { Transport } from '../../ui/playhead.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import { FollowButton } from './FollowButton.tsx';
import { TimeSourceLegend } from './TimeSourceLegend.tsx';
import type { Following } from './SoundSight.ts';
import styles from './editor.module.css';
import { caretBeside } from './caretBeside.ts';
import { setReview, setSpeaker } from './editCommands.ts';
import { MarginMenu, type MarginTarget } from './MarginMenu.tsx';
import type { MarginContext } from './Margins.ts';
import { marginTexts } from './marginTexts.ts';
import { speakerName } from './speakerName.ts';
import { createTranscriptEditor, type TextPlace, type TranscriptEditor } from './transcriptEditor.ts';
import { useSoundInText } from './useSoundInText.ts';

interface EditorPaneProps {
  readonly talkId: TalkId;
  /** The text when the talk was opened; later values are not looked at, the editor owns the text. */
  readonly transcript: Transcript;
  readonly language: string | null;
  readonly speakers: readonly Speaker[];
  readonly durationMs: number | null;
  readonly isComplete: boolean;
  readonly isEditable: boolean;
  readonly place: TextPlace | null;
  readonly transport: Transport;
  readonly following: ValueStore<Following>;
  /** Runs at each key that types in the text. */
  readonly onTyped: () => void;
  /** Adds a speaker to the talk, or gives one another name, everywhere. */
  readonly speakerEdits: {
    add(name: string): Promise<SpeakerId>;
    rename(id: SpeakerId, name: string): Promise<void>;
  };
  readonly onTimed: (timed: TimedTranscript) => void;
  readonly onSelection: () => void;
  /** Hands the editor over once it is there, and `null` when it goes. */
  readonly onEditor: (editor: TranscriptEditor | null) => void;
}

/** The typography that typing in a talk is corrected to: none while that is off, and in other languages. */
function typingTypography(language: string | null): TypographyOptions | null {
  return settingNow('correctsTyping') && isFrench(language) ? settingNow('typography') : null;
}

/** What screen readers say of each kind of pin, for the style sheet that draws them: elements would be in the text. */
function pinTextsOf(t: TFunction): CSSProperties {
  const texts = PIN_KINDS.map((kind) => [`--pin-${kind}`, JSON.stringify(t(`editor.pins.${kind}`))]);
  return Object.fromEntries(texts) as CSSProperties;
}

/** The transcript beside its times and speakers. */
export function EditorPane(props: EditorPaneProps) {
  const { transcript, speakers, durationMs, isComplete, isEditable, place, transport, following, onTyped } = props;
  const { t } = useTranslation();
  const language = props.language ?? 'fr';
  const host = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [showsInvisibles] = useSetting('showsInvisibles');
  const [editor, setEditor] = useState<TranscriptEditor | null>(null);
  const [showsSources, setShowsSources] = useSetting('showsTimeSources');
  const [target, setTarget] = useState<MarginTarget | null>(null);
  const context = useMemo<MarginContext>(
    () => ({
      speakers: speakers.map((speaker) => ({ id: speaker.id, name: speakerName(speaker) })),
      durationMs,
      texts: marginTexts(t),
    }),
    [speakers, durationMs, t],
  );
  const pinTexts = useMemo(() => pinTextsOf(t), [t]);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const created = createTranscriptEditor({
      element: host.current!,
      talkId: props.talkId,
      transcript,
      context,
      label: t('editor.label'),
      language,
      onChange: (timed) => latest.current.onTimed(timed),
      onSelection: () => latest.current.onSelection(),
      typingTypography: () => typingTypography(latest.current.language),
    });
    setEditor(created);
    latest.current.onEditor(created);
    if (place !== null) created.restore(place);
    return () => {
      latest.current.onEditor(null);
      created.destroy();
    };
    // The editor owns the text from here on: it is made once per opened transcript.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [transcript]);

  useEffect(() => editor?.margins.setContext(context), [editor, context]);
  useEffect(() => editor?.setEditable(isEditable), [editor, isEditable]);
  useEffect(() => editor?.setLabel(t('editor.label'), language), [editor, t, language]);
  useEffect(() => editor?.showInvisibles(showsInvisibles), [editor, showsInvisibles]);
  useSoundInText({ editor, scroller, transport, following, onTyped });

  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
    const id = button?.closest<HTMLElement>('[data-paragraph]')?.dataset['paragraph'] as ParagraphId | undefined;
    if (button === null || id === undefined || editor === null) return;
    const { transcript: now, times } = editor.margins.timed;
    const index = now.findIndex((paragraph) => paragraph.id === id);
    const { action } = button.dataset;
    if (index < 0) return;
    if (action === 'seek') {
      transport.seek(times[index]!.startMs);
      following.set({ isOn: true });
      return;
    }
    const { speakerId } = now[index]!;
    setTarget({ kind: action === 'review' ? 'review' : 'speaker', paragraphId: id, speakerId, button });
  };

  // What is pressed beside the text would take the focus, and the next keys, from it.
  const onMouseDown = ({ nativeEvent }: MouseEvent): void => {
    if (editor !== null && caretBeside(editor.view, nativeEvent)) nativeEvent.preventDefault();
  };

  // A heading has nobody to choose.
  const speakerButton = (): HTMLElement | null | undefined =>
    editor?.margins.elementOf(editor.caret().paragraph.id)?.querySelector<HTMLElement>('[data-action="speaker"]');
  useCommands({
    chooseSpeaker: () => {
      const button = speakerButton();
      if (button == null) remark('headingAlone');
      else button.click();
    },
  });

  const change = (id: ParagraphId, command: (position: number) => Command): void => {
    const placed = editor?.find(id);
    if (placed !== undefined) editor?.run(command(placed.position));
    setTarget(null);
    editor?.focus();
  };
  const chooseSpeaker = (id: ParagraphId, speakerId: SpeakerId | null): void =>
    change(id, (position) => setSpeaker(speakerId, position));

  return (
    <div className={styles.pane}>
      {showsSources && <TimeSourceLegend onClose={() => setShowsSources(false)} />}
      {/* The click handler serves the margin's buttons, which have the keyboard's commands beside them. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div ref={scroller} className={styles.scroller} onClick={onClick} onMouseDown={onMouseDown}>
        <div className={styles.page} style={pinTexts}>
          {!isComplete && (
            <div className={styles.note}>
              <Note tone="warn">{t('editor.incomplete')}</Note>
            </div>
          )}
          <div ref={host} />
        </div>
      </div>
      <FollowButton transport={transport} following={following} />
      <MarginMenu
        target={target}
        speakers={speakers}
        onSpeaker={chooseSpeaker}
        onNewSpeaker={async (id, name) => chooseSpeaker(id, await props.speakerEdits.add(name))}
        onRename={props.speakerEdits.rename}
        onReview={(id, review) => change(id, (position) => setReview(review, position))}
        onClose={() => setTarget(null)}
        focusText={() => editor?.focus()}
      />
    </div>
  );
}
