import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, type PanelImperativeHandle } from 'react-resizable-panels';
import type { Talk } from '../../contract/schemas.ts';
import { chaptersOf } from '../../domain/transcript/chaptersOf.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { PlayerPane } from '../features/player/PlayerPane.tsx';
import { changeSetting, settingNow, useSetting } from '../host/settings.ts';
import { useRuleProfile } from '../host/useRuleProfile.ts';
import { useValue } from '../ui/valueStore.ts';
import styles from './shell.module.css';
import { SidePanel, SidePanelBar } from './SidePanel.tsx';
import { toggleLoop } from './soundActions.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import { SubtitleFixes } from './SubtitleFixes.tsx';
import type { ShownSubtitles } from './SubtitleProblemsCount.tsx';
import { TalkRevisions } from './TalkRevisions.tsx';
import { TalkText } from './TalkText.tsx';
import { useCaptions } from './useCaptions.ts';
import { useSubtitleCommands } from './useSubtitleCommands.ts';
import { TimedTextPlace } from './TimedTextPlace.tsx';
import type { TalkSession } from './useTalkSession.ts';
import { WaveformPlace } from './WaveformPlace.tsx';

interface TalkPanesProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  /** Hears of the subtitles of the text, some frames after it changed. */
  readonly onSubtitles: (shown: ShownSubtitles) => void;
  readonly isConnected: boolean;
  readonly onChanged: () => void;
}

/** How wide the player is at first: in a window of usual width the text needs the room more. */
const PLAYER_PX = Math.round(Math.min(400, 0.25 * innerWidth));

/** Notice, transcript and player, in panes that remember their sizes, and the waveform under them. */
export function TalkPanes({ talk, session, transport, onSubtitles, isConnected, onChanged }: TalkPanesProps) {
  const { t } = useTranslation();
  // How the panes were left; from then on they know by themselves.
  const [layout] = useState(() => settingNow('talkPanes'));
  const side = useSidePane();
  useRestoredPlayhead(talk, transport);
  const { timed } = session;
  const { speakers, language } = talk;
  const durationMs = durationOf(talk);
  const profile = useRuleProfile(talk.id);
  const captions = useCaptions(timed, profile.limits, speakers, durationMs);
  useEffect(() => {
    onSubtitles({ captions, profile, durationMs, timed, language });
    // A text whose captions are not derived yet is not what these are checked against.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [onSubtitles, captions, profile, durationMs, language]);
  useSubtitleCommands(talk, session, profile.limits);
  // The editor's headings are the chapters; before there are any, those of the notice.
  const headings = timed === null ? [] : chaptersOf(timed.transcript, timed.times);
  const chapters = headings.length > 0 ? headings : talk.chapters;

  return (
    <>
      <div className={styles.workspace}>
        <SidePanelBar />
        <Group
          className={styles.panes}
          orientation="horizontal"
          defaultLayout={Object.keys(layout).length === 3 ? layout : undefined}
          onLayoutChanged={(sizes, { isUserInteraction }) => {
            changeSetting('talkPanes', sizes);
            if (isUserInteraction) side.onDragged();
          }}
        >
          <Panel
            id="notice"
            panelRef={side.pane}
            onResize={side.onResize}
            defaultSize="300px"
            minSize={`${side.leastPx}px`}
            maxSize="45%"
            collapsible
            className={styles.pane}
          >
            <SidePanel
              talk={talk}
              session={session}
              transport={transport}
              captions={captions}
              profile={profile}
              isConnected={isConnected}
              onChanged={onChanged}
            />
          </Panel>
          <Separator className={styles.separator} aria-label={t('shell.resizePanel')} />
          <Panel id="transcript" minSize="380px" className={styles.pane}>
            <main aria-label={t('shell.transcript')}>
              <TalkRevisions talk={talk} session={session} transport={transport}>
                <TimedTextPlace talk={talk} session={session}>
                  <TalkText
                    talk={talk}
                    session={session}
                    transport={transport}
                    isConnected={isConnected}
                    onChanged={onChanged}
                  />
                </TimedTextPlace>
              </TalkRevisions>
            </main>
          </Panel>
          <Separator className={styles.separator} aria-label={t('shell.resizePlayer')} />
          <Panel id="player" defaultSize={`${PLAYER_PX}px`} minSize="280px" maxSize="55%" className={styles.pane}>
            <aside aria-label={t('shell.player')} data-keeps-focus="">
              <PlayerAtCaret
                talk={talk}
                transport={transport}
                captions={captions}
                chapters={chapters}
                onMediaChanged={onChanged}
                caret={session.caret}
                onLoop={() => toggleLoop(session, transport)}
              />
            </aside>
          </Panel>
        </Group>
      </div>
      <WaveformPlace talk={talk} session={session} transport={transport} captions={captions} limits={profile.limits} />
      {session.editor !== null && <SubtitleFixes talk={talk} editor={session.editor} profile={profile} />}
    </>
  );
}

/** The setting that holds how wide a panel is: the subtitles have theirs, because their lines are not to be cut. */
function widthSetting(panel: string): 'subtitlesPx' | 'sidePanelPx' {
  return panel === 'subtitles' ? 'subtitlesPx' : 'sidePanelPx';
}

/** How wide an open panel is at least, in pixels. */
const LEAST_PX = { subtitlesPx: 340, sidePanelPx: 220 } as const;

/** Closes and opens the pane at the left with the setting, and the setting with the pane. */
function useSidePane() {
  const pane = useRef<PanelImperativeHandle>(null);
  const [open, setOpen] = useSetting('sidePanel');
  const last = useRef(open ?? 'notice');
  useEffect(() => {
    const before = widthSetting(last.current);
    if (open !== null) last.current = open;
    const width = widthSetting(last.current);
    if (open === null) pane.current?.collapse();
    // The pane knows its width only from this talk, and not while it was opened closed.
    else if (pane.current?.isCollapsed() === true || width !== before)
      pane.current?.resize(Math.max(settingNow(width), LEAST_PX[width]));
  }, [open]);
  const onResize = (): void => {
    const isClosed = pane.current?.isCollapsed() ?? open === null;
    if (isClosed !== (open === null)) setOpen(isClosed ? null : last.current);
  };
  // Only what the user drags is kept: while a pane opens or closes, its width is still that of before.
  const onDragged = (): void => {
    requestAnimationFrame(() => {
      const width = widthSetting(last.current);
      const next = Math.round(pane.current?.getSize().inPixels ?? 0);
      if (next >= LEAST_PX[width] && next !== settingNow(width)) changeSetting(width, next);
    });
  };
  return { pane, leastPx: LEAST_PX[widthSetting(open ?? 'notice')], onResize, onDragged };
}

interface PlayerAtCaretProps extends Omit<ComponentProps<typeof PlayerPane>, 'paragraphRange'> {
  readonly caret: TalkSession['caret'];
}

/** The player, which loops the paragraph at the caret: it alone is drawn again when the caret moves. */
function PlayerAtCaret({ caret, ...rest }: PlayerAtCaretProps) {
  const paragraph = useValue(caret);
  return <PlayerPane {...rest} paragraphRange={paragraph?.times ?? null} />;
}

/** Puts the playhead back where the editor left it, once the recording is there. */
function useRestoredPlayhead(talk: Talk, transport: MediaTransport): void {
  const playheadMs = talk.bookmark?.playheadMs ?? 0;
  useEffect(() => {
    if (playheadMs === 0) return undefined;
    const stop = transport.subscribe(() => {
      if (!transport.hasMedia()) return;
      stop();
      if (transport.timeMs() === 0 && !transport.isPlaying()) transport.seek(playheadMs);
    });
    return stop;
    // Only the place the talk was opened at counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [transport]);
}
