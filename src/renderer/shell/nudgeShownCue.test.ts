import { describe, expect, it } from 'vitest';
import { LECTURE_FR } from '../../domain/segmentation/cueLimits.ts';
import { deriveCues } from '../../domain/segmentation/deriveCues.ts';
import { nudgeCueTime, type PinnedParagraph } from '../../domain/segmentation/pinEdits.ts';
import { estimateTimes } from '../../domain/transcript/estimateTimes.ts';
import { newParagraph, type Paragraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { dragShownCue, nudgeShownCue } from './nudgeShownCue.ts';

const before: Paragraph = { ...newParagraph('p0' as ParagraphId, 'Bonjour à tous.'), startMs: 0, endMs: 2_000 };
const spoken: Paragraph = { ...newParagraph('p1' as ParagraphId, 'Merci d’être là.'), startMs: 2_300, endMs: 4_000 };

/** The second paragraph after what was done to its marks, with what its cue shows. */
function cued(marks: Paragraph['marks'] = []) {
  const paragraph = { ...spoken, marks };
  const transcript = [before, paragraph];
  const times = estimateTimes(transcript, 60_000);
  const cue = deriveCues(transcript, times, LECTURE_FR, { speakers: [], durationMs: 60_000 })[1]!;
  const range = { startMs: times[1]!.startMs, endMs: times[1]!.endMs, nextMs: Number.POSITIVE_INFINITY };
  const pinned: PinnedParagraph = { paragraph, range, limits: LECTURE_FR };
  const nudge = (edge: 'start' | 'end', byMs: number) =>
    nudgeShownCue({ transcript, times }, 60_000, pinned, { textStart: 0, edge, byMs });
  const drag = (edge: 'start' | 'end', timeMs: number) =>
    dragShownCue({ transcript, times }, 60_000, pinned, { textStart: 0, edge, timeMs });
  return { cue, pinned, nudge, drag };
}

/** The cue after a nudge that was done. */
function after(edit: ReturnType<typeof nudgeShownCue>) {
  if (edit === 'noRoom' || !edit.ok) throw new Error('refused');
  return cued(edit.marks);
}

describe('nudgeShownCue', () => {
  it('moves an edge from where it is shown, step by step', () => {
    const once = after(cued().nudge('start', -100));
    expect(once.cue.startMs).toBe(2_200);
    expect(after(once.nudge('start', -40)).cue.startMs).toBe(2_160);
    const { endMs } = cued().cue;
    expect(after(cued().nudge('end', 100)).cue.endMs).toBe(endMs + 100);
  });

  it('stops where the cue before leaves no room, however long the key is held', () => {
    let now = cued();
    let steps = 0;
    for (; steps < 100; steps++) {
      const edit = now.nudge('start', -100);
      if (edit === 'noRoom') break;
      now = after(edit);
      expect(now.cue.pins.every(({ isMet }) => isMet)).toBe(true);
    }
    expect(steps).toBe(22);
    expect(now.cue.startMs).toBe(100);
    expect(after(now.nudge('start', 100)).cue.startMs).toBe(200);
  });

  it('goes on from what is shown where a pin could not be kept', () => {
    const { pinned } = cued();
    const far = nudgeCueTime(pinned, 0, 'end', 100);
    const unmet = cued(far.ok ? far.marks : []);
    expect(unmet.cue.pins.map(({ isMet }) => isMet)).toEqual([false]);
    expect(after(unmet.nudge('end', 100)).cue.endMs).toBe(unmet.cue.endMs + 100);
  });
});

describe('dragShownCue', () => {
  it('puts an edge where it was dragged to', () => {
    const { cue, drag } = cued();
    expect(after(drag('end', cue.endMs + 730)).cue.endMs).toBe(cue.endMs + 730);
    expect(after(drag('start', cue.startMs - 90)).cue.startMs).toBe(cue.startMs - 90);
  });

  it('puts it as near as it can be shown, with pins that are met', () => {
    const { cue, drag } = cued();
    const near = after(drag('start', 0)).cue;
    expect(near.startMs).toBeLessThan(cue.startMs);
    expect(near.startMs).toBeLessThanOrEqual(100);
    expect(near.pins.map(({ isMet }) => isMet)).toEqual([true]);
    expect(after(drag('end', cue.startMs + 1)).cue.endMs).toBeLessThan(cue.endMs);
  });

  it('changes nothing where the edge is there already', () => {
    const { cue, drag } = cued();
    expect(drag('end', cue.endMs)).toEqual({ ok: false, reason: 'noChange' });
  });
});
