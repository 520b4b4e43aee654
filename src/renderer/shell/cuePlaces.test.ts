import { describe, expect, it } from 'vitest';
import { LECTURE_FR } from '../../domain/segmentation/cueLimits.ts';
import { deriveCues } from '../../domain/segmentation/deriveCues.ts';
import { estimateTimes } from '../../domain/transcript/estimateTimes.ts';
import { newParagraph, type ParagraphId } from '../../domain/transcript/transcript.ts';
import { cueAtPlace, cueWordAtPlace, wordsOfCue } from './cuePlaces.ts';

const TEXT =
  'Bonjour à toutes et à tous, merci d’être venus. Aujourd’hui, nous parlons de signes si petits qu’on finit par ne plus les voir.';
const transcript = [newParagraph('p0' as ParagraphId, 'Avant.'), newParagraph('p1' as ParagraphId, TEXT)];
const cues = deriveCues(transcript, estimateTimes(transcript, null), LECTURE_FR, { speakers: [], durationMs: null });

function at(offset: number, paragraphId = 'p1') {
  return cueAtPlace(cues, { paragraphId: paragraphId as ParagraphId, offset });
}

describe('cueAtPlace', () => {
  it('finds the cue around every character, and the one before a blank', () => {
    for (const [index, { textStart, textEnd, paragraphId }] of cues.entries()) {
      for (let offset = textStart; offset <= textEnd; offset++) expect(at(offset, paragraphId)).toBe(index);
    }
  });

  it('takes the last one behind the text, and none elsewhere', () => {
    expect(at(TEXT.length + 20)).toBe(cues.length - 1);
    expect(at(0, 'gone')).toBe(-1);
    expect(cueAtPlace([], { paragraphId: 'p1' as ParagraphId, offset: 0 })).toBe(-1);
  });
});

describe('cueWordAtPlace', () => {
  it('counts the words of the cue', () => {
    const paragraphId = 'p1' as ParagraphId;
    const offset = TEXT.indexOf('merci') + 2;
    const { cue, word } = cueWordAtPlace(cues, { paragraphId, offset }, TEXT);
    const words = wordsOfCue(TEXT, cues[cue]!).map(({ from, to }) => TEXT.slice(from, to));
    expect(words[word]).toBe('merci');
    expect(words.join(' ')).toBe(cues[cue]!.lines.join(' '));
  });

  it('is none where there is no cue', () => {
    expect(cueWordAtPlace(cues, { paragraphId: 'gone' as ParagraphId, offset: 0 }, '')).toEqual({ cue: -1, word: -1 });
  });
});
