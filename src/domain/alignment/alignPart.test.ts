import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTimes } from '../transcript/checkTimes.ts';
import { checkTranscript } from '../transcript/checkTranscript.ts';
import { setParagraphTime } from '../transcript/paragraphEdits.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import {
  BY_HAND,
  newParagraph,
  TYPED,
  type Paragraph,
  type ParagraphId,
  type Transcript,
  type WordTime,
} from '../transcript/transcript.ts';
import { alignPart } from './alignPart.ts';
import { alignTranscript } from './alignTranscript.ts';
import { paragraphsToAlign } from './paragraphsToAlign.ts';
import { planPart, type PartPlan } from './planPart.ts';
import { isRecordingModel, type RecordingModel } from './recordingModel.ts';
import { OTHERS, SENTENCES, sketchSpeech, withEcho } from './sketchSpeech.ts';
import { cutFrames, FRAME_MS } from './spectrogramBuilder.ts';

const { sound, startsMs } = sketchSpeech(SENTENCES);
const durationMs = sound.frames * FRAME_MS;
const heading = newParagraph('h' as ParagraphId, 'Un titre', { kind: 'heading' });
let whole: Transcript;
let learnt: RecordingModel;

function finish<T>(work: Generator<number, T>): T {
  for (let step = work.next(), before = 0; ; step = work.next()) {
    if (step.done === true) return step.value;
    expect(step.value).toBeGreaterThanOrEqual(before);
    expect(step.value).toBeLessThanOrEqual(1);
    before = step.value;
  }
}

beforeAll(() => {
  const paragraphs = SENTENCES.map((text, index) => newParagraph(String(index) as ParagraphId, text));
  const transcript = paragraphs.toSpliced(4, 0, heading);
  const aligned = finish(alignTranscript({ sound, transcript, language: 'fr', firstAnchor: 0 }));
  whole = aligned.transcript;
  learnt = JSON.parse(JSON.stringify(aligned.model)) as RecordingModel;
});

function align(transcript: Transcript, asked: ReadonlySet<ParagraphId>, model: RecordingModel | null) {
  const plan = planPart(transcript, asked, { durationMs, hasModel: model !== null });
  const sounds = plan.ranges.map(({ startMs, endMs }) => cutFrames(sound, startMs / FRAME_MS, endMs / FRAME_MS));
  return finish(alignPart({ transcript, asked, plan, sounds, model, language: 'fr', firstAnchor: 1_000 }));
}

function ids(...numbers: readonly number[]): Set<ParagraphId> {
  return new Set(numbers.map((number) => String(number) as ParagraphId));
}

/** All words as if they had been typed after the fact, evenly spread. */
function guessed(paragraph: Paragraph): Paragraph {
  const { startMs, endMs, text } = paragraph;
  if (startMs === null || endMs === null) return paragraph;
  const share = (endMs - startMs) / tokensOf(text).length;
  const words = tokensOf(text).map((_, index): WordTime => {
    return [startMs + Math.floor(index * share), startMs + Math.floor((index + 1) * share), TYPED];
  });
  return { ...paragraph, words };
}

/** The errors of the starts of paragraphs. */
function errorsOf(transcript: Transcript): number[] {
  const spoken = transcript.filter(({ kind }) => kind === 'paragraph');
  return spoken.map(({ startMs }, index) => Math.abs((startMs ?? Infinity) - startsMs[index]!));
}

describe('alignPart', () => {
  it('finds three paragraphs of which nothing is known as well as the whole alignment does', () => {
    const asked = ids(2, 3, 6);
    const transcript = whole.map((one) => (asked.has(one.id) ? newParagraph(one.id, one.text) : one));
    expect(paragraphsToAlign(transcript)).toEqual([...asked]);
    const found = align(transcript, asked, learnt);
    expect(Math.max(...errorsOf(found.transcript))).toBeLessThan(60);
    expect(found.transcript.filter(({ id }) => !asked.has(id))).toEqual(whole.filter(({ id }) => !asked.has(id)));
    expect(found.transcript[2]!.words[0]![2]).toBe(1_000);
    expect(paragraphsToAlign(found.transcript)).toEqual([]);
    expect(found.model).toBe(learnt);
  });

  it('gives no two words the same anchor, also where the paragraphs lie apart', () => {
    const asked = ids(1, 3, 6);
    const transcript = whole.map((one) => (asked.has(one.id) ? newParagraph(one.id, one.text) : one));
    const found = align(transcript, asked, learnt).transcript.filter(({ id }) => asked.has(id));
    const anchors = found.flatMap(({ words }) => words.map(([, , anchor]) => anchor)).filter((anchor) => anchor >= 0);
    expect(anchors.length).toBeGreaterThan(10);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('learns from the neighbours where nothing was learnt, and from the paragraphs themselves where none has times', () => {
    const asked = ids(2, 3);
    const transcript = whole.map((one) => (asked.has(one.id) ? newParagraph(one.id, one.text) : one));
    const found = align(transcript, asked, null);
    expect(Math.max(...errorsOf(found.transcript))).toBeLessThan(60);
    expect(isRecordingModel(found.model)).toBe(true);
    const blank = whole.map((one) => (one.kind === 'heading' ? one : newParagraph(one.id, one.text)));
    expect(Math.max(...errorsOf(align(blank, ids(0, 1, 2, 3, 4, 5, 6, 7), null).transcript))).toBeLessThan(60);
  });

  it('gives no times to a text that another lecture has, and learns nothing from it', () => {
    const heard = withEcho(sketchSpeech([...OTHERS, ...OTHERS], 4).sound, 0.3);
    const text = [...SENTENCES, ...SENTENCES.toReversed()];
    const transcript = text.map((sentence, index) => newParagraph(String(index) as ParagraphId, sentence));
    const asked = ids(...transcript.keys());
    const plan = planPart(transcript, asked, { durationMs: heard.frames * FRAME_MS, hasModel: false });
    const request = { transcript, asked, plan, sounds: [heard], model: null, language: 'fr', firstAnchor: 0 };
    const found = finish(alignPart(request));
    expect(found).toMatchObject({ transcript, model: null });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(text.map(() => false));
  });

  it('leaves a text alone of which nothing is asked', () => {
    expect(align(whole, new Set(), null)).toEqual({ transcript: whole, sentences: [], model: null });
  });

  it('refuses a plan whose sound is missing', () => {
    const asked = ids(2);
    const plan = planPart(whole, asked, { durationMs, hasModel: true });
    const request = { transcript: whole, asked, plan, sounds: [], model: learnt, language: 'fr', firstAnchor: 0 };
    expect(() => finish(alignPart(request))).toThrow(RangeError);
    const sounds = plan.ranges.map(({ startMs, endMs }) => cutFrames(sound, startMs / FRAME_MS, endMs / FRAME_MS));
    expect(() => finish(alignPart({ ...request, sounds, model: null }))).toThrow(RangeError);
  });

  it('moves no start set by hand of paragraphs without words, and changes nothing when asked again', () => {
    const picks = fc.record({
      asked: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      blank: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      byHand: fc.array(fc.tuple(fc.nat(8), fc.integer({ min: -400, max: 400 })), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(picks, ({ asked, blank, byHand }) => {
        const isBlank = ids(...blank);
        const transcript = whole.map((one, index) => {
          if (!isBlank.has(one.id)) return one;
          const untimed = newParagraph(one.id, one.text);
          const pick = byHand.find(([at]) => at === index);
          return pick === undefined ? untimed : setParagraphTime(untimed, 'start', Math.max(0, one.startMs! + pick[1]));
        });
        const wanted = ids(...asked);
        const { transcript: once } = align(transcript, wanted, learnt);
        const { transcript: twice } = align(once, wanted, learnt);
        for (const [index, { isStartByHand, startMs }] of transcript.entries()) {
          if (!isStartByHand) continue;
          expect([once[index]!.startMs, twice[index]!.startMs]).toEqual([startMs, startMs]);
          const isKept = once[index]!.isStartByHand || once[index]!.words[0]![2] === BY_HAND;
          expect(isKept).toBe(true);
        }
        expect(checkTranscript(once)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('moves nothing that was not asked for or was set by hand, and keeps the order', () => {
    const picks = fc.record({
      asked: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      blank: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      byHand: fc.array(fc.tuple(fc.nat(8), fc.nat(9), fc.integer({ min: -400, max: 400 })), { maxLength: 6 }),
      // To learn takes ten times as long.
      hasModel: fc.integer({ min: 0, max: 4 }).map((pick) => pick > 0),
    });
    fc.assert(
      fc.property(picks, ({ asked, blank, byHand, hasModel }) => {
        const isBlank = ids(...blank);
        const worn = whole.map((one) => (isBlank.has(one.id) ? newParagraph(one.id, one.text) : guessed(one)));
        const transcript = byHand.reduce<Transcript>((text, pick) => setByHand(text, pick), worn);
        const wanted = ids(...asked);
        const { transcript: found } = align(transcript, wanted, hasModel ? learnt : null);
        for (const [index, paragraph] of found.entries()) {
          const before = transcript[index]!;
          if (!wanted.has(paragraph.id)) expect(paragraph).toBe(before);
          for (const [at, word] of before.words.entries())
            if (word[2] === BY_HAND) expect(paragraph.words[at]).toEqual(word);
        }
        const problems = new Set(checkTimes(found, durationMs).map(({ code }) => code));
        for (const code of ['reversedTimes', 'wordOverlap', 'wordOutside', 'paragraphOrder', 'beyondMedia'] as const) {
          expect(problems).not.toContain(code);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** Moves the start of a word by hand, as far as the words beside it let it. */
function setByHand(
  transcript: Transcript,
  [paragraph, index, byMs]: readonly [paragraph: number, index: number, byMs: number],
): Transcript {
  const { words, startMs, endMs } = transcript[paragraph]!;
  const word = words[index];
  if (word === undefined) return transcript;
  const earliestMs = words[index - 1]?.[1] ?? startMs!;
  const latestMs = words[index + 1]?.[0] ?? endMs!;
  const from = Math.max(earliestMs, Math.min(latestMs, word[0] + byMs));
  const moved: WordTime = [from, Math.max(from, Math.min(word[1], latestMs)), BY_HAND];
  return transcript.with(paragraph, { ...transcript[paragraph]!, words: words.with(index, moved) });
}

describe('planPart', () => {
  const timed = Array.from({ length: 20 }, (_, index) =>
    newParagraph(String(index) as ParagraphId, 'Un mot et un autre.', {
      startMs: index * 60_000 + 2_345,
      endMs: index * 60_000 + 58_765,
    }),
  );
  const plan = (asked: Set<ParagraphId>, hasModel = true): PartPlan =>
    planPart(timed, asked, { durationMs: 1_200_004, hasModel });

  it('hears what lies between the neighbours, and a little more', () => {
    expect(plan(ids(3))).toEqual({
      ranges: [{ startMs: 178_660, endMs: 242_450 }],
      stretches: [{ first: 3, end: 4, startMs: 178_765, endMs: 242_345 }],
      lesson: null,
    });
    expect(plan(ids(0)).ranges).toEqual([{ startMs: 0, endMs: 62_450 }]);
    expect(plan(ids(19)).ranges).toEqual([{ startMs: 1_138_660, endMs: 1_200_010 }]);
  });

  it('looks for neighbours together, and hears near ones at once', () => {
    expect(plan(ids(3, 4)).stretches).toEqual([{ first: 3, end: 5, startMs: 178_765, endMs: 302_345 }]);
    expect(plan(ids(3, 5)).ranges).toHaveLength(2);
    const near = timed.with(4, { ...timed[4]!, startMs: 296_000 });
    expect(planPart(near, ids(3, 5), { durationMs: 1_200_004, hasModel: true })).toMatchObject({
      ranges: [{ startMs: 178_660, endMs: 362_450 }],
      stretches: [{ first: 3 }, { first: 5 }],
    });
  });

  it('takes some minutes around to learn from where there is no model', () => {
    expect(plan(ids(9), false).lesson).toEqual({ first: 6, end: 13, startMs: 362_345, endMs: 778_765 });
    expect(plan(ids(0), false).lesson).toMatchObject({ first: 0, end: 6 });
  });

  it('leaves out what has no room, and headings', () => {
    const full = timed.with(2, { ...timed[2]!, endMs: 250_000 });
    expect(planPart(full, ids(3), { durationMs: 1_200_000, hasModel: false })).toEqual({
      ranges: [],
      stretches: [],
      lesson: null,
    });
    const titled = timed.with(3, { ...timed[3]!, kind: 'heading' });
    expect(planPart(titled, ids(3), { durationMs: 1_200_000, hasModel: true }).stretches).toEqual([]);
  });
});

describe('isRecordingModel', () => {
  it('knows the models of this version, and nothing else', () => {
    expect(isRecordingModel(learnt)).toBe(true);
    expect(isRecordingModel({ ...learnt, version: learnt.version + 1 })).toBe(false);
    expect(isRecordingModel({ ...learnt, fine: { ...learnt.fine, means: learnt.fine.means.slice(1) } })).toBe(false);
    expect(isRecordingModel({ ...learnt, counts: learnt.counts.map(() => Number.NaN) })).toBe(false);
    fc.assert(fc.property(fc.anything(), (value) => !isRecordingModel(value)));
  });
});

it('learns from what a recording has heard that begins after the first words of the talk', () => {
  const cutMs = 4_000;
  const transcript = whole.map((paragraph): Paragraph => ({
    ...paragraph,
    startMs: paragraph.startMs === null ? null : paragraph.startMs - cutMs,
    endMs: paragraph.endMs === null ? null : paragraph.endMs - cutMs,
    words: paragraph.words.map(([from, to, anchor]): WordTime => [from - cutMs, to - cutMs, anchor]),
  }));
  const later = cutFrames(sound, cutMs / FRAME_MS, durationMs / FRAME_MS);
  const asked = ids(3);
  const plan = planPart(transcript, asked, { durationMs: durationMs - cutMs, hasModel: false });
  const sounds = plan.ranges.map(({ startMs, endMs }) => cutFrames(later, startMs / FRAME_MS, endMs / FRAME_MS));
  const { transcript: timed } = finish(
    alignPart({ transcript, asked, plan, sounds, model: null, language: 'fr', firstAnchor: 1_000 }),
  );
  expect(plan.lesson?.startMs).toBe(0);
  expect(Math.abs(timed[3]!.startMs! - transcript[3]!.startMs!)).toBeLessThan(100);
});
