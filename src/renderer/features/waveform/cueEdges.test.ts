import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LECTURE_FR } from '../../../domain/segmentation/cueLimits.ts';
import { deriveCues } from '../../../domain/segmentation/deriveCues.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import { writeCueTimes } from '../../../domain/transcript/pinNotes.ts';
import { timedWordsOf } from '../../../domain/transcript/timedTranscript.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../../../domain/transcript/transcript.ts';
import { cueTarget, wordsOfCue } from './cueEdges.ts';

function talkOf(texts: readonly string[]) {
  return timedTalkOf(texts.map((text, index) => newParagraph(`p${index}` as ParagraphId, text)));
}

function timedTalkOf(transcript: Transcript) {
  const timed = { transcript, times: estimateTimes(transcript, null) };
  const captions = deriveCues(transcript, timed.times, LECTURE_FR, { speakers: [], durationMs: null });
  return { timed, captions };
}

const word = fc.constantFrom('la', 'Fourier', 'l’analyse', '«', 'mot', '?', '1 000', 'c’est-à-dire', 'x'.repeat(60));
const arbitraryTexts = fc.array(
  fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 4 },
);

describe('wordsOfCue', () => {
  it('shares the words of each paragraph out among its captions, once and in order', () => {
    fc.assert(
      fc.property(arbitraryTexts, (texts) => {
        const { timed, captions } = talkOf(texts);
        const reached = texts.map(() => 0);
        for (const index of captions.keys()) {
          const words = wordsOfCue(timed, captions, index)!;
          expect(words.from).toBe(reached[words.paragraphIndex]);
          reached[words.paragraphIndex] = words.to;
        }
        expect(reached).toEqual(texts.map((_, index) => timedWordsOf(timed, index).tokens.length));
      }),
    );
  });
});

describe('cueTarget', () => {
  const text = 'Nous allons voir comment les séries de Fourier ont changé notre idée de ce qu’est une fonction.';
  const { timed, captions } = talkOf([text, 'Et voilà.']);
  const cued = { timed, captions, durationMs: 60_000 };

  it('is the edge of the paragraph at its ends, and between two captions the word that begins there', () => {
    const last = captions.findLastIndex(({ paragraphId }) => paragraphId === 'p0');
    expect(last).toBeGreaterThan(0);
    expect(cueTarget(cued, 0, 'start')).toEqual({ kind: 'edge', paragraphIndex: 0, edge: 'start' });
    expect(cueTarget(cued, last, 'end')).toEqual({ kind: 'edge', paragraphIndex: 0, edge: 'end' });
    const between = cueTarget(cued, 0, 'end');
    expect(between).toMatchObject({ kind: 'wordEdge', paragraphIndex: 0, edge: 'start' });
    expect(cueTarget(cued, 1, 'start')).toEqual(between);
  });

  it('is its own edge where the caption stays on, between it and the next', () => {
    const late = { ...captions[0]!, endMs: captions[0]!.endMs - 500 };
    const own = cueTarget({ ...cued, captions: [late, ...captions.slice(1)] }, 0, 'end');
    expect(own).toEqual({
      kind: 'cueEdge',
      paragraphIndex: 0,
      textStart: 0,
      edge: 'end',
      shownMs: late.endMs,
      bounds: { startMs: late.startMs + 20, endMs: captions[1]!.startMs },
    });
  });

  it('is its own edge where the caption stays on through a silence until the next', () => {
    const words = [[0, 400, 0] as const, [1_000, 1_400, 1] as const];
    const spoken = newParagraph('p0' as ParagraphId, 'Un deux', { startMs: 0, endMs: 1_400, words });
    const caption = { lines: ['Un'], speaker: null, paragraphId: spoken.id, pins: [] };
    const cues = [
      { ...caption, startMs: 0, endMs: 900, textStart: 0 },
      { ...caption, startMs: 1_000, endMs: 1_400, lines: ['deux'], textStart: 3 },
    ];
    const talk = {
      timed: { transcript: [spoken], times: estimateTimes([spoken], null) },
      captions: cues,
      durationMs: 9_000,
    };
    expect(cueTarget(talk, 0, 'end')).toMatchObject({ kind: 'cueEdge', textStart: 0, shownMs: 900 });
    expect(cueTarget(talk, 1, 'start')).toMatchObject({ kind: 'wordEdge', wordIndex: 1 });
  });

  it('is its own edge where a pin set that, however near its word', () => {
    const { startMs, endMs } = timed.times[0]!;
    const note = writeCueTimes({ startMs: startMs + 100, endMs: null });
    const pin = { kind: 'cueTimes', from: 0, to: text.length, note } as const;
    const pinned = newParagraph('p0' as ParagraphId, text, { startMs, endMs, marks: [pin] });
    const talk = timedTalkOf([pinned]);
    expect(cueTarget({ ...talk, durationMs: 60_000 }, 0, 'start')).toMatchObject({
      kind: 'cueEdge',
      edge: 'start',
      shownMs: startMs + 100,
    });
    expect(cueTarget({ ...talk, durationMs: 60_000 }, 0, 'end')).toMatchObject({ kind: 'wordEdge' });
    const last = talk.captions.length - 1;
    expect(cueTarget({ ...talk, durationMs: 60_000 }, last, 'end')).toMatchObject({ kind: 'edge' });
  });

  it('is nothing where the text has changed since', () => {
    const other = { ...cued, timed: talkOf(['Autre']).timed };
    expect(cueTarget(other, 1, 'start')).toBeNull();
    expect(cueTarget(other, captions.length - 1, 'start')).toBeNull();
  });
});
