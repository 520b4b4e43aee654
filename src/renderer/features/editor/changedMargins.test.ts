import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock } from '../../../domain/time/timecode.ts';
import { estimateTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
} from '../../../domain/transcript/transcript.ts';
import { changedMargins, isTurn } from './changedMargins.ts';

const paragraph = fc
  .record({
    kind: fc.constantFrom('paragraph', 'paragraph', 'heading'),
    text: fc.string({ maxLength: 40 }),
    startMs: fc.option(fc.nat(5_000)),
    speakerId: fc.option(fc.constantFrom('a' as SpeakerId, 'b' as SpeakerId)),
    review: fc.constantFrom('untouched', 'checked'),
  })
  .map((parts): Paragraph => ({ ...newParagraph('p' as ParagraphId, ''), ...parts }));

function timed(transcript: readonly Paragraph[]): TimedTranscript {
  return { transcript, times: estimateTimes(transcript, null) };
}

/** What is seen of a margin. */
function shown({ transcript, times }: TimedTranscript, index: number): unknown[] {
  const { kind, speakerId, review } = transcript[index]!;
  const { startMs, isStartEstimated } = times[index]!;
  return [kind, speakerId, review, isTurn(transcript, index), formatClock(startMs), isStartEstimated];
}

describe('changedMargins', () => {
  it('finds every margin that shows something else (law)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(paragraph, paragraph, fc.nat(3)), { maxLength: 8 }), (rows) => {
        const before = timed(rows.map(([first]) => first));
        const after = timed(rows.map(([first, second, kept]) => (kept > 0 ? first : second)));
        const changed = changedMargins(before, after);
        const others = [...rows.keys()].filter((index) => !changed.includes(index));
        expect(others.map((index) => shown(after, index))).toEqual(others.map((index) => shown(before, index)));
      }),
    );
  });

  it('finds one where one paragraph of many has other words', () => {
    const texts = Array.from({ length: 9 }, (_, index) =>
      newParagraph(`p${index}` as ParagraphId, 'un', { startMs: 1_000 * index, endMs: 1_000 * index + 900 }),
    );
    const after = timed(texts.with(4, { ...texts[4]!, text: 'un deux' }));
    // And the next, which would begin a turn if the speaker were another.
    expect(changedMargins(timed(texts), after)).toEqual([4, 5]);
  });

  it('finds all when a paragraph came or went', () => {
    const texts = ['un', 'deux', 'trois'].map((text, index) => newParagraph(`p${index}` as ParagraphId, text));
    expect(changedMargins(timed(texts), timed(texts.slice(1)))).toEqual([0, 1]);
  });
});
