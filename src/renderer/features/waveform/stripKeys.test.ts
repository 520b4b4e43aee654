import { beforeEach, describe, expect, it } from 'vitest';
import { Waveform } from '../../../domain/sound/waveform.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import { shownRemark } from '../../ui/remarks.ts';
import type { LoopingTransport, TextActions } from './stripActions.ts';
import { handleStripKey } from './stripKeys.ts';
import { StripModel } from './StripModel.ts';
import { StripSelection } from './StripSelection.ts';

const DURATION_MS = 60_000;
type Modifiers = { shiftKey?: true; ctrlKey?: true; code?: string };

function strip(soundMs: number) {
  const now = { soundMs, isPlaying: false, loop: null as TimeRange | null, played: null as TimeRange | null };
  const done: string[] = [];
  const model = new StripModel(new Waveform(), () => undefined);
  model.setDuration(DURATION_MS);
  const transcript = [
    newParagraph('p1' as ParagraphId, 'Un deux', { startMs: 0, endMs: 2_000 }),
    newParagraph('p2' as ParagraphId, 'Trois', { startMs: 3_000, endMs: 5_000 }),
  ];
  model.setText({ transcript, times: estimateTimes(transcript, null) }, null);
  const transport = {
    timeMs: () => now.soundMs,
    heardMs: () => now.soundMs,
    seek: (timeMs: number) => (now.soundMs = timeMs),
    isPlaying: () => now.isPlaying,
    play: () => (now.isPlaying = true),
    toggle: () => (now.isPlaying = !now.isPlaying),
    loop: () => now.loop,
    setLoop: (range: TimeRange | null) => (now.loop = range),
    playRange: (range: TimeRange) => (now.played = range),
  } as unknown as LoopingTransport;
  const actions: { -readonly [Name in keyof TextActions]: TextActions[Name] } = {
    select: (id, from, to) => done.push(`select ${id} ${from}-${to}`),
    setParagraphTime: (id, edge, timeMs) => done.push(`${id} ${edge} ${timeMs}`),
    setWordEdge: (id, word, edge, timeMs) => done.push(`${id} word ${word} ${edge} ${timeMs}`),
    setCueTime: (id, textStart, edge, timeMs) => done.push(`${id} cue at ${textStart} ${edge} ${timeMs}`),
  };
  const selection = new StripSelection(model, transport);
  const giveUp = (): void => model.setDrag(null);
  const press = (key: string, modifiers: Modifiers = {}): boolean =>
    handleStripKey(
      { key, code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...modifiers },
      { model, transport, actions, selection, giveUp, say: (what) => done.push(what) },
    );
  return { now, done, model, press, actions };
}

beforeEach(() => shownRemark.set(null));

describe('handleStripKey', () => {
  it('moves the sound by a tenth of a second, by one, by a page, and not beyond the recording', () => {
    const { now, done, press } = strip(1_050);
    press('ArrowRight');
    expect(now.soundMs).toBe(1_150);
    press('ArrowDown');
    press('ArrowDown');
    expect(now.soundMs).toBe(0);
    press('End');
    press('ArrowUp');
    expect(now.soundMs).toBe(DURATION_MS);
    press('PageDown');
    expect(now.soundMs).toBe(DURATION_MS - 9_000);
    press('Home');
    expect(now.soundMs).toBe(0);
    expect(new Set(done)).toEqual(new Set(['sound']));
  });

  it('moves by words and paragraphs with Ctrl', () => {
    const { now, press } = strip(0);
    const places = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowUp'].map((key) => {
      press(key, { ctrlKey: true });
      return now.soundMs;
    });
    expect(places).toEqual([750, 3_000, 750, 3_000, 0, 0]);
    press('ArrowDown', { ctrlKey: true });
    press('ArrowDown', { ctrlKey: true });
    expect(now.soundMs).toBe(DURATION_MS);
  });

  it('zooms, also with 0 where digits are typed with Shift', () => {
    const { done, model, press } = strip(0);
    press('-');
    expect(model.view).toEqual({ fromMs: 0, toMs: 15_000 });
    press('+');
    expect(model.view).toEqual({ fromMs: 0, toMs: 10_000 });
    press('à', { code: 'Digit0' });
    expect(model.view).toEqual({ fromMs: 0, toMs: DURATION_MS });
    expect(done).toEqual(['view', 'view', 'view']);
  });

  it('plays, and selects in the text what is heard', () => {
    const { now, done, press } = strip(1_500);
    press(' ');
    expect(now.isPlaying).toBe(true);
    press('Enter');
    expect(done).toEqual(['select p1 3-7']);
  });

  it('selects with Shift from the sound on, and begins anew where the sound is taken next', () => {
    const { now, model, press } = strip(1_000);
    press('ArrowRight', { shiftKey: true });
    press('ArrowRight', { shiftKey: true, ctrlKey: true });
    expect(model.selection).toEqual({ startMs: 1_000, endMs: 3_000 });
    expect(now.soundMs).toBe(3_000);
    press('ArrowUp', { shiftKey: true, ctrlKey: true });
    expect(model.selection).toEqual({ startMs: 0, endMs: 1_000 });
    press('ArrowRight');
    press('ArrowUp', { shiftKey: true });
    expect(model.selection).toEqual({ startMs: 100, endMs: 1_100 });
    press('ArrowDown', { shiftKey: true });
    expect(model.selection).toBeNull();
  });

  it('plays what is selected, repeats it while it changes, and drops it', () => {
    const { now, done, model, press } = strip(1_000);
    press('l');
    expect(shownRemark.get()?.kind).toBe('nothingSelected');
    press('ArrowUp', { shiftKey: true });
    press('Enter');
    expect(now.played).toEqual({ startMs: 1_000, endMs: 2_000 });
    press('l');
    expect(now).toMatchObject({ loop: { startMs: 1_000, endMs: 2_000 }, isPlaying: true });
    press('ArrowRight', { shiftKey: true });
    expect(now.loop).toEqual({ startMs: 1_000, endMs: 2_100 });
    press('l');
    expect(now.loop).toBeNull();
    press('l');
    press('Escape');
    expect(now.loop).toBeNull();
    expect(model.selection).toBeNull();
    expect(press('Escape')).toBe(false);
    expect(done).toEqual(['selection', 'loop', 'selection', 'loop', 'loop', 'selection']);
  });

  it('moves the edge of a paragraph by hundredths, frames and edges of speech, and sets it', () => {
    const { done, model, press } = strip(3_500);
    model.setSpeech([{ startMs: 2_800, endMs: 4_700 }]);
    press('i');
    press('ArrowRight');
    press('ArrowRight', { shiftKey: true });
    expect(model.drag).toMatchObject({ kind: 'edge', paragraphIndex: 1, edge: 'start', timeMs: 3_050 });
    press('ArrowDown');
    expect(model.drag).toMatchObject({ timeMs: 2_800, isSnapped: true });
    press('ArrowDown');
    expect(shownRemark.get()?.kind).toBe('noSpeechEdge');
    press('Enter');
    expect(model.drag).toBeNull();
    press('O');
    expect(shownRemark.get()?.kind).toBe('noSpeechEdge');
    press('o');
    press('ArrowDown');
    press('Enter');
    expect(done.filter((what) => what.startsWith('p'))).toEqual(['p2 start 2800', 'p2 end 4700']);
  });

  it('moves the start of a word, as far as the words beside it, or leaves it', () => {
    const { done, model, press } = strip(1_000);
    press('w');
    expect(model.drag).toMatchObject({ kind: 'wordEdge', edge: 'start', wordIndex: 1, timeMs: 750 });
    press('Escape');
    expect(model.drag).toBeNull();
    press('w');
    for (let count = 0; count < 100; count++) press('ArrowLeft');
    press('Enter');
    expect(done.filter((what) => !what.startsWith('moved'))).toEqual([
      'held',
      'givenUp',
      'held',
      'p1 word 1 start 20',
      'set',
    ]);
  });

  it('moves the edges of a caption, which are those of its words', () => {
    const { model, press } = strip(1_000);
    const paragraphId = 'p1' as ParagraphId;
    model.setCaptions([
      { startMs: 0, endMs: 800, lines: ['Un'], speaker: null, paragraphId, textStart: 0, pins: [] },
      { startMs: 750, endMs: 2_000, lines: ['deux'], speaker: null, paragraphId, textStart: 3, pins: [] },
    ]);
    press('I', { shiftKey: true });
    expect(model.drag).toMatchObject({ kind: 'wordEdge', edge: 'start', paragraphIndex: 0, wordIndex: 1 });
    press('O', { shiftKey: true });
    expect(model.drag).toMatchObject({ kind: 'edge', edge: 'end', timeMs: 2_000 });
  });

  it('moves the end of a caption that stays on, and the end of a word that was heard', () => {
    const { done, model, press } = strip(1_000);
    const paragraphId = 'p1' as ParagraphId;
    model.setCaptions([
      { startMs: 0, endMs: 2_600, lines: ['Un deux'], speaker: null, paragraphId, textStart: 0, pins: [] },
    ]);
    press('O', { shiftKey: true });
    expect(model.drag).toMatchObject({ kind: 'cueEdge', edge: 'end', timeMs: 2_600 });
    press('ArrowLeft', { shiftKey: true });
    press('Enter');
    press('W', { shiftKey: true });
    expect(shownRemark.get()?.kind).toBe('wordNeedsStart');
    const words = [[100, 700, 0] as const, [900, 1_400, 1] as const];
    const heard = newParagraph(paragraphId, 'Un deux', { startMs: 100, endMs: 2_000, words });
    model.setText({ transcript: [heard], times: estimateTimes([heard], null) }, null);
    press('W', { shiftKey: true });
    press('ArrowRight');
    press('Enter');
    expect(done.filter((what) => what.startsWith('p1'))).toEqual(['p1 cue at 0 end 2560', 'p1 word 1 end 1410']);
  });

  it('shows captions where they were held until they are derived anew, if the text took it', () => {
    const { model, press, actions } = strip(1_000);
    const paragraphId = 'p1' as ParagraphId;
    const cue = { startMs: 0, endMs: 2_600, lines: ['Un deux'], speaker: null, paragraphId, textStart: 0, pins: [] };
    const letGo = (): void => {
      press('O', { shiftKey: true });
      press('ArrowLeft');
      press('Enter');
    };
    model.setCaptions([cue]);
    letGo();
    expect(model.captions).toEqual([cue]);
    const { transcript, times } = model.timed;
    actions.setCueTime = () => model.setText({ transcript: [...transcript], times }, null);
    letGo();
    expect(model.captions).toEqual([{ ...cue, endMs: 2_590 }]);
  });

  it('says that a word which was heard has no room, not that its time is an estimate', () => {
    const { model, press } = strip(1_000);
    const words = [[0, 995, 0] as const, [995, 1_005, 1] as const, [1_005, 2_000, 2] as const];
    const heard = newParagraph('p1' as ParagraphId, 'Un deux trois', { startMs: 0, endMs: 2_000, words });
    model.setText({ transcript: [heard], times: estimateTimes([heard], null) }, null);
    press('W', { shiftKey: true });
    expect(shownRemark.get()?.kind).toBe('noEdge');
  });

  it('says where there is no edge to move', () => {
    const { model, press } = strip(30_000);
    model.setText({ transcript: [], times: [] }, null);
    for (const key of ['i', 'o', 'w']) {
      shownRemark.set(null);
      expect(press(key)).toBe(true);
      expect(shownRemark.get()?.kind).toBe('noEdge');
    }
  });

  it('leaves other keys alone, and those of commands', () => {
    const { now, press } = strip(0);
    expect(press('a')).toBe(false);
    expect(press('l', { ctrlKey: true })).toBe(false);
    expect(press('Home', { ctrlKey: true })).toBe(false);
    expect(now.soundMs).toBe(0);
  });
});
