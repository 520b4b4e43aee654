import { useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { isFrench } from '../../../domain/typography/isFrench.ts';
import type { TypographyOptions } from '../../../domain/typography/typographyPass.ts';
import { settingNow, useSetting } from '../../host/settings.ts';
import type { ParagraphId, SpeakerId, TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import controls from '../../ui/controls.module.css';
import { Note } from '../../ui/Note.tsx';
import type { Transport } from '../../ui/playhead.ts';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { CommandId } from '../../ui/strings/commands.ts';
import type { ValueStore } from '../../ui/valueStore.ts';
import styles from './editor.module.css';
import { setSpeakerAt } from './editCommands.ts';
import { FollowButton } from './FollowButton.tsx';
import type { MarginContext } from './Margins.ts';
import type { Following } from './SoundSight.ts';
import { TimeSourceLegend } from './TimeSourceLegend.tsx';
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
  readonly onTimed: (timed: TimedTranscript) => void;
  readonly onSelection: () => void;
  /** Hands the editor over once it is there, and `null` when it goes. */
  readonly onEditor: (editor: TranscriptEditor | null) => void;
}

/** The name of a speaker as the margin shows it. */
export function speakerName({ given, family }: Pick<Speaker, 'given' | 'family'>): string {
  return `${given} ${family}`.trim();
}

/** The typography that typing in a talk is corrected to: none while that is off, and in other languages. */
function typingTypography(language: string | null): TypographyOptions | null {
  return settingNow('correctsTyping') && isFrench(language) ? settingNow('typography') : null;
}

/** The transcript beside its times and speakers. */
export function EditorPane(props: EditorPaneProps) {
  const { transcript, language, speakers, durationMs, isComplete, isEditable, place, transport, following, onTyped } =
    props;
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [showsInvisibles] = useSetting('showsInvisibles');
  const [editor, setEditor] = useState<TranscriptEditor | null>(null);
  const [showsSources, setShowsSources] = useSetting('showsTimeSources');
  const [speakerOf, setSpeakerOf] = useState<{ id: ParagraphId; button: HTMLElement } | null>(null);
  const context = useMemo<MarginContext>(
    () => ({
      speakers: speakers.map((speaker) => ({ id: speaker.id, name: speakerName(speaker) })),
      durationMs,
      texts: {
        seek: (clock) => t('editor.seek', { clock }),
        estimate: t('editor.estimate'),
        chooseSpeaker: t('editor.chooseSpeaker'),
        nobody: t('editor.nobody'),
      },
    }),
    [speakers, durationMs, t],
  );
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
      language: language ?? 'fr',
      onChange: (timed) => latest.current.onTimed(timed),
      onSelection: () => latest.current.onSelection(),
      typingTypography: () => typingTypography(language),
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
  useEffect(() => editor?.setLabel(t('editor.label')), [editor, t]);
  useEffect(() => editor?.showInvisibles(showsInvisibles), [editor, showsInvisibles]);
  useSoundInText({ editor, scroller, transport, following, onTyped });

  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
    const id = button?.closest<HTMLElement>('[data-paragraph]')?.dataset['paragraph'] as ParagraphId | undefined;
    if (button === null || id === undefined || editor === null) return;
    if (button.dataset['action'] === 'speaker') return setSpeakerOf({ id, button });
    const { transcript: now, times } = editor.margins.timed;
    const index = now.findIndex((paragraph) => paragraph.id === id);
    if (index < 0) return;
    transport.seek(times[index]!.startMs);
    following.set({ isOn: true });
  };

  const chooseSpeaker = (speakerId: SpeakerId | null): void => {
    const target = speakerOf === null ? undefined : editor?.find(speakerOf.id);
    if (target !== undefined) editor?.run(setSpeakerAt(target.position, speakerId));
    setSpeakerOf(null);
    editor?.focus();
  };

  return (
    <div className={styles.pane}>
      {showsSources && <TimeSourceLegend onClose={() => setShowsSources(false)} />}
      {/* The click handler serves the margin's buttons, which have the keyboard's commands beside them. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div ref={scroller} className={styles.scroller} onClick={onClick}>
        <div className={styles.page}>
          {!isComplete && (
            <div className={styles.note}>
              <Note tone="warn">{t('editor.incomplete')}</Note>
            </div>
          )}
          <div ref={host} />
        </div>
        <SpeakerMenu
          speakers={speakers}
          button={speakerOf?.button ?? null}
          onChoose={chooseSpeaker}
          onClose={() => setSpeakerOf(null)}
        />
      </div>
      <FollowButton transport={transport} following={following} />
    </div>
  );
}

interface SpeakerMenuProps {
  readonly speakers: readonly Speaker[];
  readonly button: HTMLElement | null;
  readonly onChoose: (speakerId: SpeakerId | null) => void;
  readonly onClose: () => void;
}

const SPEAKER_COMMANDS: readonly CommandId[] = [
  'speaker1',
  'speaker2',
  'speaker3',
  'speaker4',
  'speaker5',
  'speaker6',
  'speaker7',
  'speaker8',
  'speaker9',
];

function SpeakerKey({ id }: { readonly id: CommandId | undefined }) {
  const shownKey = useShownKeys();
  const key = id === undefined ? undefined : shownKey(id);
  return key === undefined ? null : <kbd>{key}</kbd>;
}

function SpeakerMenu({ speakers, button, onChoose, onClose }: SpeakerMenuProps) {
  const { t } = useTranslation();
  const anchor = useMemo(() => ({ current: button }), [button]);
  return (
    <MenuTrigger isOpen={button !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover className={controls.popover!} triggerRef={anchor} placement="bottom start" offset={4}>
        <Menu
          className={controls.list!}
          aria-label={t('editor.speakers')}
          onAction={(key) => onChoose(key === 'nobody' ? null : (key as SpeakerId))}
        >
          {[
            ...speakers.map((speaker, index) => (
              <MenuItem key={speaker.id} id={speaker.id} className={controls.item!} textValue={speakerName(speaker)}>
                {speakerName(speaker)}
                <SpeakerKey id={SPEAKER_COMMANDS[index]} />
              </MenuItem>
            )),
            <MenuItem key="nobody" id="nobody" className={controls.item!}>
              {t('editor.nobody')}
              <SpeakerKey id="speakerNobody" />
            </MenuItem>,
          ]}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
