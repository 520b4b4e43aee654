import { describe, expect, it } from 'vitest';
import { Waveform } from '../../../domain/sound/waveform.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { dragBounds } from './dragBounds.ts';
import { hitTest } from './hitTest.ts';
import { lanesOf, type StripScene } from './stripScene.ts';

const DURATION_MS = 60_000;
const transcript = [
  newParagraph('p1' as ParagraphId, 'Un deux', {
    startMs: 1_000,
    endMs: 3_000,
    words: [
      [1_000, 1_800, 0],
      [2_000, 3_000, 1],
    ],
  }),
  newParagraph('h1' as ParagraphId, 'Titre', { kind: 'heading' }),
  newParagraph('p2' as ParagraphId, 'Trois quatre', { startMs: 4_000, endMs: 8_000 }),
  newParagraph('p3' as ParagraphId, 'Cinq'),
];
const timed = { transcript, times: estimateTimes(transcript, null) };
/** A hundred pixels a second. */
const scene: StripScene = {
  view: { fromMs: 0, toMs: 10_000 },
  width: 1_000,
  height: 120,
  waveform: new Waveform(),
  timed,
  currentIndex: 2,
  captions: [
    {
      startMs: 1_000,
      endMs: 2_500,
      lines: ['Un deux'],
      speaker: null,
      paragraphId: 'p1' as ParagraphId,
      textStart: 0,
      pins: [],
    },
  ],
  speech: [],
  selection: null,
  loop: null,
  drag: null,
  hoverMs: null,
  durationMs: DURATION_MS,
  spectrogram: null,
};
const { wave, text, cues } = lanesOf(scene.height);

describe('hitTest', () => {
  it('takes hold of the edges of the current paragraph on the wave, of no other', () => {
    expect(hitTest(scene, 404, wave.top + 5, DURATION_MS)).toEqual({ kind: 'edge', paragraphIndex: 2, edge: 'start' });
    expect(hitTest(scene, 795, wave.top + 5, DURATION_MS)).toEqual({ kind: 'edge', paragraphIndex: 2, edge: 'end' });
    expect(hitTest(scene, 410, wave.top + 5, DURATION_MS)).toEqual({ kind: 'wave' });
    expect(hitTest(scene, 100, wave.top + 5, DURATION_MS)).toEqual({ kind: 'wave' });
    expect(hitTest({ ...scene, currentIndex: 1 }, 400, wave.top + 5, DURATION_MS)).toEqual({ kind: 'wave' });
  });

  it('of two edges within reach takes the nearer', () => {
    const far = { ...scene, view: { fromMs: 0, toMs: 1_000_000 } };
    expect(hitTest(far, 9, wave.top + 5, DURATION_MS)).toMatchObject({ edge: 'end' });
    expect(hitTest(far, 3, wave.top + 5, DURATION_MS)).toMatchObject({ edge: 'start' });
  });

  it('finds words and their starts where words are shown, and paragraphs from farther off', () => {
    expect(hitTest(scene, 203, text.top + 3, DURATION_MS)).toEqual({
      kind: 'wordEdge',
      paragraphIndex: 0,
      wordIndex: 1,
      edge: 'start',
    });
    expect(hitTest(scene, 230, text.top + 3, DURATION_MS)).toEqual({
      kind: 'word',
      paragraphIndex: 0,
      wordIndex: 1,
      startMs: 2_000,
    });
    const un = { kind: 'wordEdge', paragraphIndex: 0, wordIndex: 0, edge: 'end' };
    expect(hitTest(scene, 183, text.top + 3, DURATION_MS)).toEqual(un);
    expect(hitTest(scene, 177, text.top + 3, DURATION_MS)).toEqual(un);
    expect(hitTest(scene, 190, text.top + 3, DURATION_MS)).toEqual({ kind: 'wave' });
    const far = { ...scene, view: { fromMs: 0, toMs: 100_000 } };
    expect(hitTest(far, 20, text.top + 3, DURATION_MS)).toEqual({ kind: 'paragraph', startMs: 1_000 });
  });

  it('takes hold of the edge on the side of the pointer where a paragraph begins as the one before ends', () => {
    const close = [
      transcript[0]!,
      newParagraph('p2' as ParagraphId, 'Trois', { startMs: 3_000, endMs: 4_000, words: [[3_000, 4_000, 0]] }),
    ];
    const closeScene = { ...scene, timed: { transcript: close, times: estimateTimes(close, null) } };
    const at = (x: number) => hitTest(closeScene, x, text.top + 3, DURATION_MS);
    expect(at(298)).toEqual({ kind: 'wordEdge', paragraphIndex: 0, wordIndex: 1, edge: 'end' });
    const trois = { kind: 'wordEdge', paragraphIndex: 1, wordIndex: 0, edge: 'start' };
    expect(at(300)).toEqual(trois);
    expect(at(302)).toEqual(trois);
  });

  it('finds captions, and nothing between them', () => {
    expect(hitTest(scene, 230, cues.top + 3, DURATION_MS)).toEqual({ kind: 'cue', startMs: 1_000 });
    expect(hitTest(scene, 260, cues.top + 3, DURATION_MS)).toEqual({ kind: 'wave' });
  });

  it('takes hold of what stands at an edge of a caption: a word, the paragraph, or itself where it stays on to be read', () => {
    const paragraphId = transcript[0]!.id;
    const captions = [
      { startMs: 1_000, endMs: 1_920, lines: ['Un'], speaker: null, paragraphId, textStart: 0, pins: [] },
      { startMs: 2_000, endMs: 3_900, lines: ['deux'], speaker: null, paragraphId, textStart: 3, pins: [] },
    ];
    const at = (x: number) => hitTest({ ...scene, captions }, x, cues.top + 3, DURATION_MS);
    expect(at(103)).toEqual({ kind: 'edge', paragraphIndex: 0, edge: 'start' });
    const deux = { kind: 'wordEdge', paragraphIndex: 0, wordIndex: 1, edge: 'start' };
    expect(at(190)).toEqual(deux);
    expect(at(202)).toEqual(deux);
    expect(at(150)).toEqual({ kind: 'cue', startMs: 1_000 });
    expect(at(388)).toEqual({
      kind: 'cueEdge',
      paragraphIndex: 0,
      textStart: 3,
      edge: 'end',
      shownMs: 3_900,
      bounds: { startMs: 2_020, endMs: DURATION_MS },
    });
    // From far off, captions are all edge.
    const far = { ...scene, captions, view: { fromMs: 0, toMs: 200_000 } };
    expect(hitTest(far, 7, cues.top + 3, DURATION_MS)).toEqual({ kind: 'cue', startMs: 1_000 });
  });

  it('takes hold of the edges of what is selected or repeats; on the clock before those of the paragraph', () => {
    const selected = { ...scene, selection: { startMs: 4_000, endMs: 6_000 }, loop: { startMs: 100, endMs: 900 } };
    expect(hitTest(selected, 602, wave.top + 5, DURATION_MS)).toEqual({ kind: 'regionEdge', edge: 'end' });
    expect(hitTest(selected, 402, wave.top + 5, DURATION_MS)).toMatchObject({ kind: 'edge' });
    expect(hitTest(selected, 402, 5, DURATION_MS)).toEqual({ kind: 'regionEdge', edge: 'start' });
    expect(hitTest(selected, 90, wave.top + 5, DURATION_MS)).toEqual({ kind: 'wave' });
    expect(hitTest({ ...selected, selection: null }, 90, wave.top + 5, DURATION_MS)).toMatchObject({ edge: 'end' });
  });

  it('does not take hold of words in a paragraph whose ends are not known', () => {
    const view = { fromMs: timed.times[3]!.startMs - 100, toMs: timed.times[3]!.startMs + 1_900 };
    const hit = hitTest({ ...scene, view }, 52, text.top + 3, DURATION_MS);
    expect(hit).toMatchObject({ kind: 'word', paragraphIndex: 3 });
  });
});

function wordBounds(wordIndex: number, edge: 'start' | 'end', paragraphIndex = 0) {
  return dragBounds(timed, { kind: 'wordEdge', paragraphIndex, wordIndex, edge }, DURATION_MS);
}

describe('dragBounds', () => {
  it('lets an edge go as far as the neighbour whose time is known, and no paragraph vanish', () => {
    const bounds = (paragraphIndex: number, edge: 'start' | 'end') =>
      dragBounds(timed, { kind: 'edge', paragraphIndex, edge }, DURATION_MS);
    expect(bounds(0, 'start')).toEqual({ startMs: 0, endMs: 2_980 });
    expect(bounds(0, 'end')).toEqual({ startMs: 1_020, endMs: 4_000 });
    expect(bounds(2, 'start')).toEqual({ startMs: 3_000, endMs: 7_980 });
    expect(bounds(2, 'end')).toEqual({ startMs: 4_020, endMs: DURATION_MS });
    expect(bounds(1, 'start')).toBeNull();
  });

  it('keeps a word between the words beside it', () => {
    expect(wordBounds(1, 'start')).toEqual({ startMs: 1_020, endMs: 2_980 });
    expect(wordBounds(0, 'end')).toEqual({ startMs: 1_020, endMs: 2_000 });
    // The first and the last take the ends of the paragraph along, as far as those can go.
    expect(wordBounds(0, 'start')).toEqual({ startMs: 0, endMs: 1_980 });
    expect(wordBounds(1, 'end')).toEqual({ startMs: 2_020, endMs: 4_000 });
    // Of a word that nobody has heard there is no end to move.
    expect(wordBounds(0, 'end', 2)).toBeNull();
  });
});
