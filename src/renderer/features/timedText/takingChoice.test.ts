import { describe, expect, it } from 'vitest';
import type { TimedTextSummary } from '../../../contract/timedTextSchemas.ts';
import { fileShiftText, likelyChoice, takenBy } from './takingChoice.ts';

const summary: TimedTextSummary = {
  format: 'srt',
  encoding: 'utf-8',
  language: null,
  paragraphCount: 1,
  wordCount: 100,
  estimatedCount: 0,
  confidenceCount: 0,
  endMs: 60_000,
  speakers: [],
  problems: [],
  problemCount: 0,
  timeProblemCount: 0,
  correctedCount: 0,
  timesOnly: null,
  shift: null,
  beginning: '',
};

describe('likelyChoice', () => {
  it('is the times alone for a text that is like the talk’s, the text for any other', () => {
    const choiceWith = (matchedCount: number) =>
      likelyChoice({ ...summary, timesOnly: { matchedCount, estimatedCount: 100 - matchedCount, keptCount: 0 } });
    expect(choiceWith(93).takes).toBe('times');
    expect(choiceWith(20).takes).toBe('text');
    expect(likelyChoice(summary)).toEqual({ takes: 'text', isShifted: false });
  });

  it('shifts the times only where that is sure', () => {
    const shift = { scale: 1, offsetMs: 12_400, basis: 'words' } as const;
    expect(likelyChoice({ ...summary, shift: { ...shift, isSure: true } }).isShifted).toBe(true);
    expect(likelyChoice({ ...summary, shift: { ...shift, isSure: false } }).isShifted).toBe(false);
  });
});

describe('takenBy', () => {
  it('asks for the shift only when it is wanted and there is one', () => {
    const shift = { scale: 1.001, offsetMs: 12_400, isSure: true, basis: 'speech' } as const;
    const found = { ...summary, shift };
    expect(takenBy({ takes: 'times', isShifted: true }, found)).toEqual({
      takes: 'times',
      shift: { scale: 1.001, offsetMs: 12_400 },
    });
    expect(takenBy({ takes: 'text', isShifted: false }, found)).toEqual({ takes: 'text', shift: null });
    expect(takenBy({ takes: 'text', isShifted: true }, summary)).toEqual({ takes: 'text', shift: null });
  });
});

describe('fileShiftText', () => {
  it('says how late the file is, not by what it is put right', () => {
    expect(fileShiftText({ scale: 1, offsetMs: -12_400 }, 'fr')).toEqual({ offset: '+12,4', drift: '0' });
    expect(fileShiftText({ scale: 1 / 1.0012, offsetMs: 3_000 }, 'fr')).toEqual({ offset: '−3', drift: '+0,12' });
    expect(fileShiftText({ scale: 25 / 24, offsetMs: 0 }, 'fr')).toEqual({ offset: '0', drift: '−4' });
  });
});
