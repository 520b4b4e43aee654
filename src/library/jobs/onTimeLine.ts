import type { AlignmentProposal } from '../../domain/alignment/alignmentProposal.ts';
import type { Paragraph, Transcript, WordTime } from '../../domain/transcript/transcript.ts';

/** A transcript whose times count from where its recording begins on the talk's time line; some may be negative. */
export function fromRecording(transcript: Transcript, offsetMs: number): Transcript {
  return offsetMs === 0 ? transcript : transcript.map((paragraph) => shiftTimes(paragraph, -offsetMs));
}

/** What was found in a recording, on the time line of its talk, where nothing is before 0. */
export function onTimeLine(proposal: AlignmentProposal, offsetMs: number): AlignmentProposal {
  if (offsetMs === 0) return proposal;
  const shift = <T extends { readonly startMs: number; readonly endMs: number }>(range: T): T => ({
    ...range,
    startMs: Math.max(0, range.startMs + offsetMs),
    endMs: Math.max(0, range.endMs + offsetMs),
  });
  return {
    paragraphs: proposal.paragraphs.map((paragraph) => {
      const { startMs, endMs, words } = shiftTimes(paragraph, offsetMs);
      const inside = words.map(([from, to, anchor]): WordTime => [Math.max(0, from), Math.max(0, to), anchor]);
      return { ...paragraph, startMs: atLeast0(startMs), endMs: atLeast0(endMs), words: inside };
    }),
    sentences: proposal.sentences.map(shift),
    unscripted: proposal.unscripted.map(shift).filter(({ startMs, endMs }) => endMs > startMs),
  };
}

function shiftTimes<T extends Pick<Paragraph, 'startMs' | 'endMs' | 'words'>>(paragraph: T, byMs: number): T {
  const { startMs, endMs, words } = paragraph;
  return {
    ...paragraph,
    startMs: startMs === null ? null : startMs + byMs,
    endMs: endMs === null ? null : endMs + byMs,
    words: words.map(([from, to, anchor]): WordTime => [from + byMs, to + byMs, anchor]),
  };
}

function atLeast0(timeMs: number | null): number | null {
  return timeMs === null ? null : Math.max(0, timeMs);
}
