import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, profileOf } from '../profiles/builtInProfiles.ts';
import type { RuleProfile } from '../profiles/ruleProfile.ts';
import { deriveCues, type DerivedCue } from '../segmentation/deriveCues.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { areMarksSound, isNoteSound, isPin, sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript } from '../transcript/transcript.ts';
import { checkCues } from './checkCues.ts';
import { pinRepairs, proposeRepairs, type CuedText } from './pinRepairs.ts';

function cued(
  transcript: Transcript,
  profile: RuleProfile = DEFAULT_PROFILE,
  durationMs: number | null = null,
): CuedText {
  const timed = { transcript, times: estimateTimes(transcript, durationMs) };
  return { timed, profile, speakers: [], durationMs, language: null };
}

function derive({ timed, profile, speakers, durationMs }: CuedText, transcript = timed.transcript): DerivedCue[] {
  return deriveCues(transcript, timed.times, profile.limits, { speakers, durationMs });
}

function said(text: string, startMs: number, msAWord: number, marks: readonly TextMark[] = []): Paragraph {
  const words = tokensOf(text).map((_, at) => [startMs + at * msAWord, startMs + (at + 1) * msAWord, at] as const);
  const known = { startMs, endMs: startMs + words.length * msAWord, words, marks };
  return newParagraph(`p${startMs}` as ParagraphId, text, known);
}

const SHORT = 'La mer monte deux fois par jour.';
const LONG = 'La production nécessite une infrastructure.';

describe('proposeRepairs', () => {
  it('lets a cue that was pinned too short stay on, and says what that ends', () => {
    const pin: TextMark = { from: 27, to: 32, kind: 'cueTimes', note: '-1500' };
    const text = cued([said(SHORT, 0, 300, [pin]), said('Oui.', 9_000, 300)]);
    const { repairs, byHand } = proposeRepairs(text);
    expect(byHand).toEqual([]);
    expect(repairs).toMatchObject([
      {
        cueIndex: 0,
        before: { endMs: 1_500 },
        after: { endMs: 2_134 },
        ended: [{ rule: 'speed' }, { rule: 'words' }],
        left: [],
      },
    ]);
    const { transcript, kept } = pinRepairs(text, repairs);
    expect(kept).toEqual(repairs);
    expect(transcript[0]!.marks).toEqual([{ ...pin, note: '-2134' }]);
    expect(transcript[1]).toBe(text.timed.transcript[1]);
  });

  it('ends the gap before the next cue by the end of the one before', () => {
    const pin: TextMark = { from: 27, to: 32, kind: 'cueTimes', note: '-2970' };
    const { repairs } = proposeRepairs(cued([said(SHORT, 0, 300, [pin]), said('Oui, la marée.', 3_000, 500)]));
    expect(repairs).toMatchObject([{ cueIndex: 0, after: { endMs: 2_920 }, ended: [{ cueIndex: 1, rule: 'gap' }] }]);
  });

  it('takes a line break away that makes lines uneven, and needs no other pin for it', () => {
    const pin: TextMark = { from: 3, to: 13, kind: 'lineBreak', note: '' };
    const text = cued([said(LONG, 0, 700, [pin])]);
    expect(derive(text)[0]!.lines).toEqual(['La', 'production nécessite une infrastructure.']);
    const { repairs } = proposeRepairs(text);
    const { transcript, kept } = pinRepairs(text, repairs);
    expect(kept).toHaveLength(1);
    expect(derive(text, transcript)[0]!.lines).toEqual(['La production nécessite', 'une infrastructure.']);
    expect(transcript[0]!.marks).toEqual([]);
  });

  it('proposes nothing where only the words could be fewer', () => {
    expect(proposeRepairs(cued([said(LONG, 0, 90), said(LONG, 540, 90), said('Oui.', 990, 2_000)]))).toMatchObject({
      repairs: [],
      byHand: [],
    });
  });

  it('leaves to the editor what pins in the way do not let be', () => {
    const pins: TextMark[] = [
      { from: 3, to: 13, kind: 'lineBreak', note: '' },
      { from: 14, to: LONG.length, kind: 'noBreak', note: '' },
    ];
    const { repairs, byHand } = proposeRepairs(cued([said(LONG, 0, 700, pins)]));
    expect(repairs).toEqual([]);
    expect(byHand).toMatchObject([{ cueIndex: 0, ended: [{ rule: 'balance' }] }]);
  });

  it('pins only those that are meant', () => {
    const pin: TextMark = { from: 27, to: 32, kind: 'cueTimes', note: '-500' };
    const later = { ...pin, note: '-9500' };
    const text = cued([said(SHORT, 0, 300, [pin]), said(SHORT, 9_000, 300, [later])], profileOf('ted'));
    const { repairs } = proposeRepairs(text);
    expect(repairs).toHaveLength(2);
    const { transcript } = pinRepairs(text, repairs.slice(1));
    expect(transcript[0]).toBe(text.timed.transcript[0]);
    expect(derive(text, transcript)[1]!.endMs).toBe(repairs[1]!.after.endMs);
  });
});

const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(fc.stringMatching(/^[a-zé]{1,12}$/), fc.constantFrom('fin.', 'oui,', '«', '»', '?', '25', 'le', 'Ah !')),
      fc.constantFrom(' ', ' ', ' ', '\u00A0', '  '),
    ),
    { maxLength: 50 },
  )
  .map((pieces) => pieces.flat().join(''));

function pinsIn(text: string, startMs: number): fc.Arbitrary<TextMark[]> {
  const anyTime = fc.nat(15_000).map((ms) => startMs + ms);
  const anyPin = fc.oneof(
    anyTime.map((ms) => ({ kind: 'cueTimes' as const, note: `-${ms}` })),
    anyTime.map((ms) => ({ kind: 'cueTimes' as const, note: `${ms}-` })),
    fc.constantFrom(
      { kind: 'lineBreak' as const, note: '' },
      { kind: 'cueBreak' as const, note: '' },
      { kind: 'noBreak' as const, note: '' },
      { kind: 'noBreak' as const, note: 'cue' },
      { kind: 'wording' as const, note: 'plus court que ce qui est dit là' },
    ),
  );
  return fc
    .array(
      fc
        .tuple(fc.nat(text.length), fc.nat(30), anyPin)
        .map(([from, length, pin]): TextMark => ({ from, to: Math.min(text.length, from + length), ...pin }))
        .filter(isNoteSound),
      { maxLength: 8 },
    )
    .map(sortMarks);
}

/** Texts with words said slowly and fast, close to one another and not, with any pins. */
const anyTranscript: fc.Arbitrary<Paragraph[]> = fc
  .array(
    fc
      .tuple(anyText, fc.constantFrom(90, 200, 400, 900), fc.constantFrom(0, 30, 500, 4_000))
      .chain(([text, ms, pause]) => fc.tuple(fc.constant(text), fc.constant(ms), fc.constant(pause), pinsIn(text, 0))),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => {
    let startMs = 0;
    return list.map(([text, ms, pause, marks], index) => {
      const moved = marks.map((mark) => ({ ...mark, note: movedNote(mark, startMs) }));
      const paragraph = { ...said(text, startMs, ms, sortMarks(moved)), id: `p${index}` as ParagraphId };
      startMs += tokensOf(text).length * ms + pause;
      return paragraph;
    });
  });

function movedNote({ kind, note }: TextMark, byMs: number): string {
  return kind === 'cueTimes' ? note.replace(/\d+/u, (ms) => String(Number(ms) + byMs)) : note;
}

const anyProfile = fc.constantFrom(...BUILT_IN_PROFILES);

function errorsIn(text: CuedText, transcript: Transcript): number {
  const { profile, durationMs } = text;
  return checkCues(derive(text, transcript), profile, { durationMs }).filter(({ severity }) => severity === 'error')
    .length;
}

describe('pinRepairs: laws', () => {
  it('gives the cues as they were proposed when they are derived again, and no other cue changes', () => {
    fc.assert(
      fc.property(anyTranscript, anyProfile, fc.infiniteStream(fc.boolean()), (transcript, profile, ticks) => {
        const text = cued(transcript, profile);
        const { cues, repairs } = proposeRepairs(text);
        const meant = repairs.filter(() => ticks.next().value);
        const pinned = pinRepairs(text, meant);
        expect(pinned.kept).toEqual(meant);
        const wanted = new Map(meant.map(({ cueIndex, after }) => [cueIndex, after]));
        const shown = derive(text, structuredClone(pinned.transcript));
        expect(shown.map(({ startMs, endMs, lines }) => ({ startMs, endMs, lines }))).toEqual(
          cues.map(({ startMs, endMs, lines }, index) => wanted.get(index) ?? { startMs, endMs, lines }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('changes pins alone, soundly, and leaves nothing more to mend in what was mended', () => {
    fc.assert(
      fc.property(anyTranscript, anyProfile, (transcript, profile) => {
        const text = cued(transcript, profile);
        const { repairs } = proposeRepairs(text);
        const pinned = pinRepairs(text, repairs).transcript;
        for (const [index, paragraph] of pinned.entries()) {
          const before = transcript[index]!;
          expect({ ...paragraph, marks: [] }).toEqual({ ...before, marks: [] });
          expect(areMarksSound(paragraph.marks, paragraph.text.length)).toBe(true);
          expect(paragraph.marks.every(isPin)).toBe(true);
        }
        expect(errorsIn(text, pinned)).toBeLessThanOrEqual(errorsIn(text, transcript));
        const mended = new Set(repairs.map(({ cueIndex }) => cueIndex));
        const again = proposeRepairs({ ...text, timed: { ...text.timed, transcript: pinned } });
        expect([...again.repairs, ...again.byHand].filter(({ cueIndex }) => mended.has(cueIndex))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
