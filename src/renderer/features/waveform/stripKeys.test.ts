import { describe, expect, it } from 'vitest';
import { Waveform } from '../../../domain/sound/waveform.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { LoopingTransport, TextActions } from './stripActions.ts';
import { handleStripKey } from './stripKeys.ts';
import { StripModel } from './StripModel.ts';

const DURATION_MS = 60_000;

function strip(soundMs: number) {
  const now = { soundMs, isPlaying: false, done: [] as string[] };
  const model = new StripModel(new Waveform(), () => undefined);
  model.setDuration(DURATION_MS);
  const transcript = [newParagraph('p1' as ParagraphId, 'Un deux', { startMs: 0, endMs: 2_000 })];
  model.setText({ transcript, times: estimateTimes(transcript, null) }, null);
  const transport = {
    timeMs: () => now.soundMs,
    seek: (timeMs: number) => (now.soundMs = timeMs),
    toggle: () => (now.isPlaying = !now.isPlaying),
  } as unknown as LoopingTransport;
  const actions = {
    select: (id: string, from: number, to: number) => now.done.push(`select ${id} ${from}-${to}`),
  } as unknown as TextActions;
  const press = (key: string, modifiers: { shiftKey?: true; ctrlKey?: true; code?: string } = {}): boolean =>
    handleStripKey(
      { key, code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...modifiers },
      { model, transport, actions, onMoved: (what) => now.done.push(what) },
    );
  return { now, model, press };
}

describe('handleStripKey', () => {
  it('moves the sound by a tenth of a second, with Shift by one, and not beyond the recording', () => {
    const { now, press } = strip(1_050);
    press('ArrowRight');
    expect(now.soundMs).toBe(1_150);
    press('ArrowLeft', { shiftKey: true });
    press('ArrowLeft', { shiftKey: true });
    expect(now.soundMs).toBe(0);
    press('End');
    press('ArrowUp');
    expect(now.soundMs).toBe(DURATION_MS);
    press('PageDown');
    expect(now.soundMs).toBe(DURATION_MS - 9_000);
    press('Home');
    expect(now.soundMs).toBe(0);
    expect(new Set(now.done)).toEqual(new Set(['sound']));
  });

  it('zooms, also with 0 where digits are typed with Shift', () => {
    const { now, model, press } = strip(0);
    press('-');
    expect(model.view).toEqual({ fromMs: 0, toMs: 15_000 });
    press('+');
    expect(model.view).toEqual({ fromMs: 0, toMs: 10_000 });
    press('à', { code: 'Digit0' });
    expect(model.view).toEqual({ fromMs: 0, toMs: DURATION_MS });
    expect(now.done).toEqual(['view', 'view', 'view']);
  });

  it('plays, and selects in the text what is heard', () => {
    const { now, press } = strip(1_500);
    press(' ');
    expect(now.isPlaying).toBe(true);
    press('Enter');
    expect(now.done).toEqual(['select p1 3-7']);
  });

  it('leaves other keys alone, and those of commands', () => {
    const { now, press } = strip(0);
    expect(press('a')).toBe(false);
    expect(press('ArrowRight', { ctrlKey: true })).toBe(false);
    expect(now.soundMs).toBe(0);
  });
});
