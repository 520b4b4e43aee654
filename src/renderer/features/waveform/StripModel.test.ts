import { describe, expect, it } from 'vitest';
import { Waveform } from '../../../domain/sound/waveform.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../../../domain/transcript/transcript.ts';
import { StripModel } from './StripModel.ts';

function model(): { readonly strip: StripModel; readonly changes: string[] } {
  const changes: string[] = [];
  const strip = new StripModel(new Waveform(), (change) => changes.push(change));
  strip.setSize(1_000, 120);
  strip.setDuration(600_000);
  changes.length = 0;
  return { strip, changes };
}

function timedOf(transcript: Transcript): TimedTranscript {
  return { transcript, times: estimateTimes(transcript, null) };
}

describe('StripModel', () => {
  it('turns the page with the sound, until the window is moved away from it', () => {
    const { strip } = model();
    strip.hear(9_900);
    expect(strip.view).toEqual({ fromMs: 0, toMs: 10_000 });
    strip.hear(10_000);
    expect(strip.view).toEqual({ fromMs: 9_000, toMs: 19_000 });
    strip.scroll(60_000);
    strip.hear(10_016);
    expect(strip.view.fromMs).toBe(69_000);
    // The sound has been taken elsewhere.
    strip.hear(300_000);
    expect(strip.view.fromMs).toBe(299_000);
  });

  it('shows as much as it was made to around a sound that is far on already', () => {
    const late = new StripModel(new Waveform(), () => undefined, 30_000);
    late.hear(90_000);
    late.setDuration(600_000);
    expect(late.view).toEqual({ fromMs: 75_000, toMs: 105_000 });
    late.setDuration(300_000);
    expect(late.view).toEqual({ fromMs: 75_000, toMs: 105_000 });
  });

  it('keeps how much was chosen to be shown where there is less of a short recording, until it is zoomed', () => {
    const short = new StripModel(new Waveform(), () => undefined, 30_000);
    short.setDuration(8_000);
    expect(short.view).toEqual({ fromMs: 0, toMs: 8_000 });
    short.zoom(2);
    short.showWhole();
    expect(short.chosenSpanMs).toBe(30_000);
    short.setDuration(600_000);
    expect(short.view).toEqual({ fromMs: 0, toMs: 30_000 });
    short.setDuration(8_000);
    short.zoom(0.5);
    expect(short.chosenSpanMs).toBe(4_000);
    short.showWhole();
    expect(short.chosenSpanMs).toBe(8_000);
  });

  it('goes along again when the sound comes into the window', () => {
    const { strip } = model();
    strip.scroll(20_000);
    for (let timeMs = 16; timeMs < 31_000; timeMs += 16) strip.hear(timeMs);
    expect(strip.view.fromMs).toBeGreaterThan(28_000);
  });

  it('stays where it is while the sound stands still', () => {
    const { strip, changes } = model();
    strip.scroll(60_000);
    changes.length = 0;
    strip.hear(0);
    expect(strip.view.fromMs).toBe(60_000);
    expect(changes).toEqual([]);
  });

  it('zooms about the sound while it is in the window, else about the middle', () => {
    const { strip } = model();
    strip.hear(900);
    strip.zoom(0.5);
    expect(strip.view).toEqual({ fromMs: 450, toMs: 5_450 });
    strip.scroll(60_000);
    strip.zoom(0.5);
    expect(strip.view).toEqual({ fromMs: 61_700, toMs: 64_200 });
    strip.showWhole();
    expect(strip.view).toEqual({ fromMs: 0, toMs: 600_000 });
  });

  it('gives a drag up when its paragraph changes, and only then', () => {
    const { strip } = model();
    const [first, second] = ['p1', 'p2'].map((id) => newParagraph(id as ParagraphId, 'Un deux trois'));
    strip.setText(timedOf([first!, second!]), first!.id);
    strip.setDrag({ kind: 'wordEdge', edge: 'start', paragraphIndex: 0, wordIndex: 2, timeMs: 500, isSnapped: false });
    strip.setText(timedOf([first!, { ...second!, text: 'Autre' }]), first!.id);
    expect(strip.drag).not.toBeNull();
    strip.setText(timedOf([{ ...first!, text: 'Un' }, second!]), first!.id);
    expect(strip.drag).toBeNull();
  });

  it('tells the time under a pointer that rests while the window goes on', () => {
    const { strip } = model();
    strip.setHover(2_500);
    strip.scroll(20_000);
    expect(strip.scene().hoverMs).toBe(22_500);
    strip.zoom(0.5, 20_000);
    expect(strip.scene().hoverMs).toBe(21_250);
  });

  it('tells the time under a pointer that rests however many steps the window goes', () => {
    const { strip } = model();
    strip.setHover(2_500);
    for (let step = 0; step < 300; step++) strip.scroll(100 / 3);
    expect(strip.scene().hoverMs).toBe(12_500);
  });

  it('tells of nothing when nothing changed', () => {
    const { strip, changes } = model();
    strip.setHover(100);
    strip.setHover(100);
    strip.setLoop({ startMs: 1, endMs: 2 });
    strip.setLoop({ startMs: 1, endMs: 2 });
    strip.scroll(-5);
    expect(changes).toEqual(['view', 'whole']);
  });

  it('knows the recording to be as long as its sound, where it was not measured', () => {
    const waveform = new Waveform();
    const strip = new StripModel(waveform, () => undefined);
    expect(strip.durationMs).toBe(2_000);
    waveform.append(new Int8Array(2 * 1_000));
    expect(strip.durationMs).toBe(4_000);
  });
});
