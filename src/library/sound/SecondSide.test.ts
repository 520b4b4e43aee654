import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AcousticModel } from '../../domain/alignment/acousticModel.ts';
import { alignSpeech } from '../../domain/alignment/alignSpeech.ts';
import { WHOLE_PHONES } from '../../domain/alignment/phoneClasses.ts';
import { pronounce } from '../../domain/alignment/pronounce.ts';
import { searchBothSides } from '../../domain/alignment/searchBothSides.ts';
import type { ScoreOrder } from '../../domain/alignment/searchSide.ts';
import { sketchSpeech, SENTENCES } from '../../domain/alignment/sketchSpeech.ts';
import { buildWordGraph } from '../../domain/alignment/wordGraph.ts';
import { decodeSound } from './decodeSound.ts';
import { hear } from './hear.ts';
import { inTurns } from './inTurns.ts';
import { SecondSide } from './SecondSide.ts';

const demo = resolve(import.meta.dirname, '../../../resources/demo');
const control = { signal: new AbortController().signal, turn: () => nextTurn() };

/** Frames to score: so few that it takes no time. */
function scoring(from: number, to: number): ScoreOrder {
  const counts = new Float64Array(60).fill(1);
  const model = {
    classes: 62,
    dimensions: 2,
    means: new Float32Array(124),
    precisions: new Float32Array(124),
    constants: Float32Array.from({ length: 62 }, (_, which) => which % 7),
  };
  const vectors = { frames: 600, dimensions: 2, data: new Float32Array(1_200) };
  return { kind: 'score', classes: 'whole', counts, model, vectors, speech: new Uint8Array(600), from, to };
}

/** Sentences to search for in a sound that is like none of them. */
function toSearch() {
  const sounds = SENTENCES.map((sentence) => pronounce(sentence.split(' '), 'fr'));
  const costs = {
    dropPhoneCost: -3,
    pauseCost: -4,
    pauseStayCost: -0.2,
    phoneStayCost: -0.3,
    fillerCost: () => -Infinity,
    omitCost: -Infinity,
  };
  const style = { ...costs, garbageCost: -6, skipCost: () => -12, pauses: WHOLE_PHONES, ...WHOLE_PHONES };
  const building = buildWordGraph(sounds, style);
  let step = building.next();
  while (step.done !== true) step = building.next();
  const model = new AcousticModel(WHOLE_PHONES.count, 2);
  for (let which = 0; which < WHOLE_PHONES.count; which++) model.set(which, [which % 7, which % 11], [1, 1]);
  const vectors = { frames: 900, dimensions: 2, data: Float32Array.from({ length: 1_800 }, (_, at) => (at >> 4) % 9) };
  const garbageScores = new Float32Array(900).fill(-9);
  const width = { beam: 1e6, mostStates: 1e6, around: null };
  const quiet = new Float32Array(900);
  return { classes: 'whole' as const, graph: step.value, model, vectors, quiet, garbageScores, width };
}

/** One whose thread is there. */
async function startedSide(): Promise<SecondSide> {
  const side = new SecondSide(2);
  await inTurns(side.run<'score'>([scoring(0, 300), scoring(300, 600)]), control);
  return side;
}

describe('SecondSide', () => {
  it('finds what one thread finds', async () => {
    const sound = await hear(decodeSound(join(demo, 'lecture.webm'), control.signal), control, () => {});
    const { paragraphs } = JSON.parse(await readFile(join(demo, 'transcript.json'), 'utf8')) as {
      paragraphs: { kind: string; text: string }[];
    };
    const sentences = paragraphs.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
    const found = [];
    let orders = 0;
    for (const processors of [1, 2]) {
      const side = new SecondSide(processors);
      const run: typeof side.run = (asked) => {
        orders++;
        return side.run(asked);
      };
      found.push(await inTurns(alignSpeech({ sound: sound!, sentences, language: 'fr', run }), control));
      side.close();
    }
    // It is long enough for two.
    expect(orders).toBeGreaterThan(2);
    expect(found[0]!.alignment.words.length).toBeGreaterThan(400);
    expect(found[1]).toEqual(found[0]);
  });

  it('starts no thread for a short recording', async () => {
    const side = new SecondSide(2);
    let isRun = false;
    const { sound } = sketchSpeech(SENTENCES);
    const run: typeof side.run = (orders) => {
      isRun = true;
      return side.run(orders);
    };
    await inTurns(alignSpeech({ sound, sentences: SENTENCES, language: 'fr', run }), control);
    expect(isRun).toBe(false);
  });

  it('waits while it is held up', async () => {
    const [side, other] = [await startedSide(), await startedSide()];
    side.hold(true);
    const work = side.run<'score'>([scoring(0, 300), scoring(300, 600)]);
    expect(work.next().done).toBe(false);
    // The time that the same takes.
    await inTurns(other.run<'score'>([scoring(0, 300), scoring(300, 600)]), control);
    other.close();
    // Its own half is done soon, and then it asks for the other.
    for (let turn = 0; turn < 10; turn++) expect(work.next().done).toBe(false);
    side.hold(false);
    const [start, end] = (await inTurns(work, control))!;
    expect([start.scores.length, end.scores.length]).toEqual([300, 300]);
    side.close();
  });

  it('does the work of a thread that cannot be started, or ends unasked', async () => {
    const what = toSearch();
    const found = [];
    const none = new URL('file:///nowhere/sideThread.js');
    // Refused at once, as by a system that has no thread to give.
    const refused = new URL('https://nowhere.example/sideThread.js');
    for (const side of [new SecondSide(1), new SecondSide(2), new SecondSide(2, none), new SecondSide(2, refused)]) {
      found.push(await inTurns(searchBothSides(what, side.run), control));
      side.close();
    }
    const stopped = new SecondSide(2);
    const afterSearch: typeof stopped.run = function* (orders) {
      // Between the search and its path: with the thread goes what it has found.
      if (orders[0].kind === 'trace') stopped.close();
      return yield* stopped.run(orders);
    };
    found.push(await inTurns(searchBothSides(what, afterSearch), control));
    expect(found[0]).toHaveLength(what.vectors.frames);
    expect(found.slice(1)).toEqual([found[0], found[0], found[0], found[0]]);
  });

  it('throws what an order throws that cannot be done', async () => {
    const side = new SecondSide(2);
    const astray = side.run<'trace' | 'score'>([scoring(0, 300), { kind: 'trace', state: 0 }]);
    await expect(inTurns(astray, control)).rejects.toThrow(TypeError);
    side.close();
  });
});
