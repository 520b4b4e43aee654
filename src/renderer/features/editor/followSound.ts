import type { ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { Playhead } from '../../ui/playhead.ts';
import { paragraphIndexAt, type Margins } from './Margins.ts';

/**
 * Marks the paragraph that is heard while the sound plays, and scrolls along as long as that paragraph was in
 * sight: who scrolls away is left alone, who comes back is followed again. Returns a function that stops.
 */
export function followSound(margins: Margins, playhead: Playhead, scroller: HTMLElement): () => void {
  let frame = 0;
  let heard: ParagraphId | null = null;

  const show = (): void => {
    const timed = margins.timed;
    const now = timed.transcript[paragraphIndexAt(timed, playhead.timeMs())]?.id ?? null;
    if (now === heard) return;
    const wasInSight = heard === null || isInSight(margins.elementOf(heard), scroller);
    heard = now;
    margins.setPlaying(now);
    const element = now === null ? null : margins.elementOf(now);
    if (playhead.isPlaying() && wasInSight && element !== null && !isInSight(element, scroller)) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  };

  const tick = (): void => {
    show();
    frame = playhead.isPlaying() ? requestAnimationFrame(tick) : 0;
  };

  const unsubscribe = playhead.subscribe(() => {
    if (frame === 0) frame = requestAnimationFrame(tick);
  });
  return () => {
    unsubscribe();
    cancelAnimationFrame(frame);
    margins.setPlaying(null);
  };
}

function isInSight(element: HTMLElement | null, scroller: HTMLElement): boolean {
  if (element === null) return false;
  const box = element.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  return box.bottom > window.top && box.top < window.bottom - 40;
}
