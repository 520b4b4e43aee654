import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../domain/time/timecode.ts';
import type { Chapter } from '../../../domain/transcript/chaptersOf.ts';
import type { MediaTransport } from './mediaTransport.ts';
import { usePlayheadValue } from '../../ui/usePlayheadValue.ts';
import { useTransportState } from './useTransportState.ts';
import styles from './player.module.css';

/** The slider's grain: finer than a pixel of any lecture, coarse enough to render seldom. */
const GRAIN_MS = 100;
const KEY_STEPS_MS: Readonly<Record<string, number>> = {
  ArrowLeft: -1_000,
  ArrowDown: -1_000,
  ArrowRight: 1_000,
  ArrowUp: 1_000,
  PageDown: -30_000,
  PageUp: 30_000,
};
const SHIFT_FACTOR = 10;

interface SeekBarProps {
  readonly transport: MediaTransport;
  /** 0 while unknown. */
  readonly durationMs: number;
  readonly chapters: readonly Chapter[];
}

/** Where the sound is in the recording, to be dragged; the chapters are ticks. */
export function SeekBar({ transport, durationMs, chapters }: SeekBarProps) {
  const { t } = useTranslation();
  const valueMs = usePlayheadValue(transport, (timeMs) => Math.floor(timeMs / GRAIN_MS) * GRAIN_MS);
  const loop = useTransportState(transport, (state) => state.loop());
  const hover = useHover(durationMs);
  const inputRef = useSpokenTime(
    t('player.elapsed', { time: formatClock(valueMs), duration: formatClock(durationMs) }),
  );
  const percent = (timeMs: number): string => `${(100 * Math.min(timeMs, durationMs)) / durationMs}%`;

  const onKeyDown = (event: KeyboardEvent): void => {
    const stepMs = KEY_STEPS_MS[event.key];
    if (stepMs === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    transport.skip(event.shiftKey ? stepMs * SHIFT_FACTOR : stepMs);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the slider inside is what has the focus
    <div className={styles.seek} onKeyDownCapture={onKeyDown} {...hover.handlers}>
      <Slider
        aria-label={t('player.position')}
        value={Math.min(valueMs, durationMs)}
        maxValue={durationMs === 0 ? 1 : durationMs}
        step={GRAIN_MS}
        isDisabled={durationMs === 0}
        onChange={(next) => transport.seek(next)}
      >
        <SliderTrack className={styles.track!}>
          {durationMs > 0 && loop !== null && (
            <div
              className={styles.loopRange}
              style={{ insetInlineStart: percent(loop.startMs), width: percent(loop.endMs - loop.startMs) }}
            />
          )}
          <SliderFill className={styles.fill!} />
          {durationMs > 0 &&
            chapters
              .filter(({ startMs }) => startMs > 0 && startMs < durationMs)
              .map(({ startMs }) => (
                <i key={startMs} className={styles.tick} style={{ insetInlineStart: percent(startMs) }} />
              ))}
          <SliderThumb className={styles.thumb!} inputRef={inputRef} />
        </SliderTrack>
      </Slider>
      {hover.timeMs !== null && <HoverTime timeMs={hover.timeMs} at={percent(hover.timeMs)} chapters={chapters} />}
    </div>
  );
}

interface HoverTimeProps {
  readonly timeMs: number;
  readonly at: string;
  readonly chapters: readonly Chapter[];
}

function HoverTime({ timeMs, at, chapters }: HoverTimeProps) {
  const chapter = chapters.findLast(({ startMs }) => startMs <= timeMs);
  return (
    <div className={styles.hoverTime} style={{ '--at': at } as React.CSSProperties} aria-hidden>
      {formatClock(timeMs)}
      {chapter !== undefined && <span>{chapter.title}</span>}
    </div>
  );
}

function useHover(durationMs: number) {
  const [timeMs, setTimeMs] = useState<number | null>(null);
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (clientX - left) / width));
    setTimeMs(durationMs === 0 ? null : Math.round(part * durationMs));
  };
  return { timeMs, handlers: { onPointerMove, onPointerLeave: () => setTimeMs(null) } };
}

/** React Aria speaks a slider's number; milliseconds mean nothing to the ear, so the time is put in its place. */
function useSpokenTime(text: string) {
  const ref = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => ref.current?.setAttribute('aria-valuetext', text));
  return ref;
}
