import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../transcript/tokensOf.ts';
import type { Alignment } from './alignment.ts';
import { alignSpeech, type AlignmentRequest } from './alignSpeech.ts';
import { speechRanges } from './detectSpeech.ts';
import { MEL_BANDS } from './melFilters.ts';
import { PAUSE_FRAMES, OTHERS, SENTENCES, sketchSpeech, withEcho, withNoise } from './sketchSpeech.ts';
import { cutFrames, FRAME_MS, LEVELS_A_FRAME, type MelSpectrogram } from './spectrogramBuilder.ts';

function align(request: Omit<AlignmentRequest, 'language'>): Alignment {
  const work = alignSpeech({ ...request, language: 'fr' });
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value.alignment;
}

/** The words of a sentence, and those after it. */
function wordsFrom({ words }: Alignment, sentences: readonly string[], index: number): Alignment['words'] {
  return words.slice(sentences.slice(0, index).reduce((sum, sentence) => sum + tokensOf(sentence).length, 0));
}

function expectInOrder({ words, sentences }: Alignment, sound: MelSpectrogram): void {
  let now = 0;
  for (const { startMs, endMs } of words) {
    expect(startMs).toBeGreaterThanOrEqual(now);
    expect(endMs).toBeGreaterThanOrEqual(startMs);
    now = endMs;
  }
  expect(now).toBeLessThanOrEqual(sound.frames * FRAME_MS + 15);
  for (const { confidence } of sentences) expect(confidence).toSatisfy((value: number) => value >= 0 && value <= 1);
}

describe('alignSpeech', () => {
  const { sound, startsMs } = sketchSpeech(SENTENCES);

  it('finds each sentence within 60 ms', () => {
    const found = align({ sound, sentences: SENTENCES });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(SENTENCES.map(() => true));
    for (const [index, { startMs }] of found.sentences.entries()) {
      expect(Math.abs(startMs - startsMs[index]!)).toBeLessThan(60);
    }
    expect(found.words.map(({ text }) => text).slice(0, 3)).toEqual(['Le', 'premier', 'chapitre']);
    expect(found.unscripted).toEqual([]);
    expectInOrder(found, sound);
  });

  it('hears a number in the way in which it is said', () => {
    const inWords = ['En dix sept cent quatre vingt quinze Paris avait douze cent fontaines.', ...SENTENCES];
    const inDigits = ['En 1795 Paris avait 1200 fontaines.', ...SENTENCES];
    const recording = sketchSpeech(inWords);
    const expected = align({ sound: recording.sound, sentences: inWords });
    const found = align({ sound: recording.sound, sentences: inDigits });
    for (const text of ['Paris', 'fontaines.']) {
      const [own, other] = [expected, found].map(({ words }) => words.find((word) => word.text === text)!);
      expect(Math.abs(own!.startMs - other!.startMs)).toBeLessThan(60);
    }
    expectInOrder(found, recording.sound);
  });

  it('finds its way where ways to say a number lie far apart', () => {
    const sentences = SENTENCES.map((sentence) => `${sentence} 1914-1918 $5`);
    const recording = sketchSpeech(SENTENCES, 24);
    const found = align({ sound: recording.sound, sentences, anchors: [{ token: 66, startMs: 23_204 }] });
    expect(found.words[66]).toMatchObject({ startMs: 23_204, source: 'anchor' });
    expectInOrder(found, recording.sound);
  });

  it.each(['Ce', 'Là', 'Ou', 'Ici'])('begins a sentence with « %s », said before a long pause', (first) => {
    const rest = [0, 2, 4, 6].map((index) => `${SENTENCES[index]!} ${SENTENCES[index + 1]!}`.toLowerCase());
    const recording = sketchSpeech(rest.flatMap((text) => [first, '', text]));
    const found = align({ sound: recording.sound, sentences: rest.map((text) => `${first} ${text}`) });
    for (const [index, { startMs }] of found.sentences.entries()) {
      expect(Math.abs(startMs - recording.startsMs[3 * index]!)).toBeLessThan(60);
    }
  });

  it('gives the same twice', () => {
    expect(align({ sound, sentences: SENTENCES })).toEqual(align({ sound, sentences: SENTENCES }));
  });

  it('tells a sentence that nobody says', () => {
    const text = SENTENCES.toSpliced(3, 0, 'Voici quelque chose que personne ne prononce aujourd’hui.');
    const found = align({ sound, sentences: text });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(text.map((_, index) => index !== 3));
    expect(found.sentences[4]!.startMs).toBeCloseTo(startsMs[3]!, -2);
    expectInOrder(found, sound);
  });

  it.each([
    ['opening', 0],
    ['middle', 4],
    ['end', 8],
  ])('times the words that are said of a sentence of which nobody says the %s', (_, at) => {
    const unsaid = 'comme chacun voudrait enfin comprendre devant un tel tableau'.split(' ');
    const text = [...SENTENCES, ...OTHERS];
    const told = [3, 13];
    const given = text.map((one, index) =>
      told.includes(index)
        ? one
            .split(' ')
            .toSpliced(at, 0, ...unsaid)
            .join(' ')
        : one,
    );
    const recording = sketchSpeech(text);
    const found = align({ sound: recording.sound, sentences: given });
    const expected = align({ sound: recording.sound, sentences: text });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(text.map(() => true));
    expect(found.unscripted).toEqual([]);
    for (const index of told) {
      const own = wordsFrom(found, given, index).slice(0, tokensOf(given[index]!).length);
      const left = own.splice(at, unsaid.length);
      expect(left.map(({ source }) => source)).toEqual(unsaid.map(() => 'unspoken'));
      const known = wordsFrom(expected, text, index);
      for (const [word, { startMs }] of own.entries())
        expect(Math.abs(startMs - known[word]!.startMs)).toBeLessThan(60);
      expect(found.sentences[index]!.startMs).toBe(own[0]!.startMs);
      // What stands before all that is said does not begin the sentence sooner.
      expect(left[0]!.startMs).toBe(own[at === 0 ? 0 : at - 1]![at === 0 ? 'startMs' : 'endMs']);
    }
    expectInOrder(found, recording.sound);
  });

  it.each([
    ['begins with', 0],
    ['is followed by', 9],
  ])('has an opening that nobody says stand with its sentence when it %s a sound in brackets', (_, at) => {
    const unsaid = 'comme chacun voudrait enfin comprendre devant un tel tableau'
      .split(' ')
      .toSpliced(at, 0, '[Rires]');
    const text = [...SENTENCES, ...OTHERS];
    const given = text.with(3, `${unsaid.join(' ')} ${text[3]!}`);
    const before = given.slice(0, 3).reduce((sum, sentence) => sum + tokensOf(sentence).length, 0);
    const recording = sketchSpeech(text);
    const found = align({ sound: recording.sound, sentences: given, silent: new Set([before + at]) });
    const { startMs } = found.sentences[3]!;
    expect(Math.abs(startMs - recording.startsMs[3]!)).toBeLessThan(60);
    const left = wordsFrom(found, given, 3).slice(0, unsaid.length);
    expect(left.map((word) => [word.source, word.startMs, word.endMs])).toEqual(
      unsaid.map(() => ['unspoken', startMs, startMs]),
    );
    expectInOrder(found, recording.sound);
  });

  it.each([1, 2, 3])('does not find half a sentence in others that are said in its place (%i)', (seed) => {
    const text = [...SENTENCES, ...OTHERS.slice(0, 4)];
    const told = [2, 5, 8, 10];
    const said = text.map((one, index) => (told.includes(index) ? OTHERS[4 + told.indexOf(index)]! : one));
    const { sound: recording } = sketchSpeech(said, seed, { spread: 3 });
    const found = align({ sound: recording, sentences: text });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(text.map((_, index) => !told.includes(index)));
  });

  it.each([2, 3])('tells what nobody says before and after all others, in a room with echo (%i)', (seed) => {
    const recording = sketchSpeech(SENTENCES, seed);
    const text = ['Bonjour à toutes et à tous.', ...SENTENCES, 'Merci de votre attention.'];
    const found = align({ sound: withEcho(recording.sound, 0.08), sentences: text });
    const [first, ...spoken] = found.sentences;
    expect([first, spoken.pop()].map((sentence) => sentence!.spoken)).toEqual([false, false]);
    for (const [index, { startMs, spoken: isSpoken }] of spoken.entries()) {
      expect(isSpoken).toBe(true);
      expect(Math.abs(startMs - recording.startsMs[index]!)).toBeLessThan(100);
    }
  });

  it('tells speech that the text does not have', () => {
    const found = align({ sound, sentences: SENTENCES.toSpliced(4, 1) });
    const middle = (startsMs[4]! + startsMs[5]!) / 2 - (PAUSE_FRAMES * FRAME_MS) / 2;
    expect(found.unscripted.filter(({ startMs, endMs }) => startMs < middle && middle < endMs)).toHaveLength(1);
    expect(found.sentences[4]!.startMs).toBeCloseTo(startsMs[5]!, -2);
  });

  it('tells a sentence that the text does not have and that pauses cut into words', () => {
    const pieces = ['Avec', 'la ville', 'mille'];
    const recording = sketchSpeech([...SENTENCES, ...pieces, ...SENTENCES]);
    const found = align({ sound: recording.sound, sentences: [...SENTENCES, ...SENTENCES] });
    expect(found.unscripted).toHaveLength(1);
    expect(found.unscripted[0]!.startMs).toBeLessThan(recording.startsMs[SENTENCES.length]! + 100);
    expect(found.unscripted[0]!.endMs).toBeGreaterThan(recording.startsMs[SENTENCES.length + 2]!);
  });

  it.each(['euh euh euh euh euh euh', 'enfin comment dire', 'et je reviens plus tard'])(
    'leaves « %s », which the text does not have, out of the words around it',
    (filler) => {
      const text = [...SENTENCES, ...OTHERS];
      const told = [0, 3, 6, 9, 12];
      const said = text.map((sentence, index) =>
        told.includes(index) ? sentence.split(' ').toSpliced(3, 0, filler).join(' ') : sentence,
      );
      const recording = sketchSpeech(said, 1, { spread: 3 }).sound;
      const found = align({ sound: recording, sentences: text });
      const expected = align({ sound: recording, sentences: said });
      const left = told.filter((index) => {
        const words = wordsFrom(found, text, index);
        const known = wordsFrom(expected, said, index);
        const next = known[3 + filler.split(' ').length]!;
        return Math.abs(words[2]!.endMs - known[2]!.endMs) < 130 && Math.abs(words[3]!.startMs - next.startMs) < 80;
      });
      // A short word may be said as well at the end of the filler.
      expect(left.length).toBeGreaterThanOrEqual(told.length - 1);
      for (const index of left) {
        const known = wordsFrom(expected, said, index);
        const next = known[3 + filler.split(' ').length]!;
        const middleMs = (known[2]!.endMs + next.startMs) / 2;
        const isTold = found.unscripted.some(({ startMs, endMs }) => startMs < middleMs && middleMs < endMs);
        // What is short is a breath, for all that is known.
        expect(isTold).toBe(next.startMs - known[2]!.endMs > 700);
      }
      expectInOrder(found, recording);
    },
  );

  it.each([1, 2])('finds a text that is a small part of what is said in a room with echo (%i)', (seed) => {
    const others = [...OTHERS, ...OTHERS];
    const recording = sketchSpeech([...others, ...SENTENCES], seed);
    const found = align({ sound: withEcho(recording.sound, 0.15), sentences: SENTENCES });
    for (const [index, { startMs }] of found.sentences.entries()) {
      expect(Math.abs(startMs - recording.startsMs[others.length + index]!)).toBeLessThan(100);
    }
  });

  it.each([0.15, 0.08])('tells the sentences that nobody says from as many that are said (%d)', (echo) => {
    const recording = sketchSpeech(SENTENCES, 4);
    const sentences = SENTENCES.flatMap((text, index) => [text, OTHERS[index]!]);
    const found = align({ sound: withEcho(recording.sound, echo), sentences });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(sentences.map((_, index) => index % 2 === 0));
  });

  it('says nothing of a text that another lecture has', () => {
    const others = sketchSpeech([...OTHERS, ...OTHERS], 4).sound;
    const found = align({ sound: withEcho(others, 0.3), sentences: [...SENTENCES, ...SENTENCES.toReversed()] });
    expect(found.sentences.filter(({ spoken }) => spoken)).toEqual([]);
    expect(found.words.filter(({ source }) => source !== 'unspoken')).toEqual([]);
    expect(found.unscripted.length).toBeGreaterThan(0);
    expectInOrder(found, others);
  });

  it.each([
    ['in a room with echo', withEcho(sketchSpeech([...OTHERS, ...OTHERS.toReversed()]).sound, 0.3), SENTENCES],
    [
      'in an unsteady voice',
      sketchSpeech([...OTHERS, ...OTHERS.toReversed()], 1, { spread: 3 }).sound,
      [...SENTENCES, ...SENTENCES.toReversed()],
    ],
  ])('says nothing of a text that another lecture has, though training fits it: %s', (_, others, sentences) => {
    const found = align({ sound: others, sentences });
    expect(found.sentences.filter(({ spoken }) => spoken)).toEqual([]);
  });

  it('says something of a text of which a third is said, in an unsteady voice', () => {
    const said = [...OTHERS, ...OTHERS.toReversed()];
    const { sound: recording } = sketchSpeech(said, 2, { spread: 3 });
    const sentences = said.map((text, index) => (index % 3 === 0 ? text : SENTENCES[index % SENTENCES.length]!));
    const found = align({ sound: recording, sentences });
    const own = found.sentences.filter((_, index) => index % 3 === 0);
    expect(own.map(({ spoken }) => spoken)).toEqual(own.map(() => true));
  });

  it('asks the fine searches, too, of a text of which a third is said in a room with echo', () => {
    const said = [...SENTENCES, ...SENTENCES.toReversed()];
    const recording = sketchSpeech(said, 3, { spread: 4 });
    const sentences = said.map((text, index) => (index % 3 === 0 ? text : OTHERS[index % OTHERS.length]!));
    const found = align({ sound: withEcho(recording.sound, 0.15), sentences });
    const own = found.sentences.filter((_, index) => index % 3 === 0);
    expect(own.map(({ spoken }) => spoken)).toEqual(own.map(() => true));
  });

  it.each([false, true])('finds in noise a text that the first search gets lost in (trusted: %s)', (isTrusted) => {
    const said = [...SENTENCES, ...OTHERS];
    const recording = sketchSpeech(said, 3, { spread: 4 });
    const sentences = said.with(5, 'Voici quelque chose que personne ne prononce aujourd’hui.');
    const found = align({ sound: withNoise(recording.sound, -1.5, 3), sentences, isTrusted });
    const right = found.sentences.filter(
      ({ spoken, startMs }, index) => index !== 5 && spoken && Math.abs(startMs - recording.startsMs[index]!) < 100,
    );
    expect(right.length).toBeGreaterThanOrEqual(10);
  });

  describe('beside a text of which', () => {
    const unsaid = [...OTHERS, ...OTHERS.toReversed()];

    it.each([
      ['the beginning', [...unsaid, ...SENTENCES]],
      ['the beginning and the end', [...unsaid, ...SENTENCES, ...unsaid]],
      ['the end', [...SENTENCES, ...unsaid]],
      [
        'a hundred sentences before it',
        [...Array.from({ length: 100 }, (_one, at) => unsaid[at % unsaid.length]!), ...SENTENCES],
      ],
    ])('nobody says %s finds the rest', (_, sentences) => {
      const found = align({ sound, sentences });
      const first = sentences.indexOf(SENTENCES[0]!);
      const isSaid = sentences.map((_sentence, index) => index >= first && index < first + SENTENCES.length);
      expect(found.sentences.map(({ spoken }) => spoken)).toEqual(isSaid);
      for (const [index, startMs] of startsMs.entries()) {
        expect(Math.abs(found.sentences[first + index]!.startMs - startMs)).toBeLessThan(60);
      }
    });

    it('few words are found says nothing', () => {
      const found = align({ sound: sketchSpeech(SENTENCES.slice(0, 3), 2).sound, sentences: unsaid });
      expect(found.sentences.filter(({ spoken }) => spoken)).toEqual([]);
    });

    it('the only sentence is said takes it', () => {
      const found = align({ sound: sketchSpeech([SENTENCES[2]!]).sound, sentences: [SENTENCES[2]!] });
      expect(found.sentences.map(({ spoken }) => spoken)).toEqual([true]);
    });
  });

  it('says something of a text that says the same again and again', () => {
    const said = Array.from({ length: 18 }, () => SENTENCES[3]!);
    const found = align({ sound: withEcho(sketchSpeech(said, 5).sound, 0.15), sentences: said });
    expect(found.sentences.map(({ spoken }) => spoken)).toEqual(said.map(() => true));
  });

  it('learns nothing of a recording from another lecture, unless its text is trusted', () => {
    const heard = withEcho(sketchSpeech([...OTHERS, ...OTHERS], 4).sound, 0.3);
    const sentences = [...SENTENCES, ...SENTENCES.toReversed()];
    const learnt = [false, true].map((isTrusted) => {
      const work = alignSpeech({ sound: heard, sentences, language: 'fr', isTrusted });
      let step = work.next();
      while (step.done !== true) step = work.next();
      return step.value.model !== null && step.value.alignment.words.some(({ source }) => source === 'aligned');
    });
    expect(learnt).toEqual([false, true]);
  });

  it('keeps anchors, wrong ones too', () => {
    const anchors = [
      { token: 8, startMs: 4_321 },
      { token: 20, startMs: 9_876 },
    ];
    const found = align({ sound, sentences: SENTENCES, anchors });
    for (const { token, startMs } of anchors) expect(found.words[token]).toMatchObject({ startMs, source: 'anchor' });
    expectInOrder(found, sound);
  });

  it('refuses anchors out of order or outside', () => {
    const refused = [
      [
        { token: 5, startMs: 900 },
        { token: 4, startMs: 1_000 },
      ],
      [
        { token: 4, startMs: 1_000 },
        { token: 5, startMs: 900 },
      ],
      [{ token: 999, startMs: 0 }],
      [{ token: 0, startMs: 9e9 }],
    ];
    for (const anchors of refused) expect(() => align({ sound, sentences: SENTENCES, anchors })).toThrow(RangeError);
  });

  it('takes a text of one sentence, however long', () => {
    const sentences = ['字 '.repeat(130_000)];
    expect(align({ sound: cutFrames(sound, 0, 50), sentences }).words).toHaveLength(130_000);
  });

  it('puts any text in order beside any sound', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string(), fc.constant('…')), { maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 99 }), (sentences, said, seed) => {
        const recording = sketchSpeech(SENTENCES.slice(0, said), seed).sound;
        const found = align({ sound: recording, sentences });
        expect(found.sentences.map(({ text }) => text)).toEqual(sentences);
        expectInOrder(found, recording);
      }),
      { numRuns: 20 },
    );
    const none = new Float32Array();
    const nothing = { frames: 0, bands: none, levels: none, voiceLevels: none };
    expect(align({ sound: nothing, sentences: SENTENCES }).sentences).toHaveLength(8);
  });

  it.each([
    ['clearly said', sound],
    ['searched again more widely', withEcho(sketchSpeech([...OTHERS, ...OTHERS], 4).sound, 0.3)],
  ])('says how far it is, rising to the end, of a text %s', (_, heard) => {
    const shares = [...alignSpeech({ sound: heard, sentences: [...SENTENCES, ...SENTENCES], language: 'fr' })];
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    for (const [index, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(shares[index - 1] ?? 0);
  });
});

describe('speechRanges', () => {
  it('finds the same in an hour, of which fewer frames are counted', () => {
    // A minute of which the second half is spoken, over and over: bands that differ, as of a voice.
    const minute = 60_000 / FRAME_MS;
    const soundOf = (minutes: number): MelSpectrogram => {
      const frames = minutes * minute;
      const bands = Float32Array.from({ length: frames * MEL_BANDS }, (_, index) => {
        const frame = Math.floor(index / MEL_BANDS);
        return (index % MEL_BANDS) / 10 + (frame % 7) / 20 + (frame % minute < minute / 2 ? 0 : 6);
      });
      const levels = new Float32Array(frames * LEVELS_A_FRAME);
      return { frames, bands, levels, voiceLevels: levels };
    };
    const [once] = speechRanges(soundOf(1));
    const found = speechRanges(soundOf(60));
    const startsMs = Array.from({ length: 60 }, (_, index) => once!.startMs + 60_000 * index);
    expect(found.map(({ startMs }) => startMs)).toEqual(startsMs);
  });

  it('finds the sentences between the pauses, in order and apart', () => {
    const { sound, startsMs } = sketchSpeech(SENTENCES);
    const ranges = speechRanges(sound);
    expect(ranges).toHaveLength(SENTENCES.length);
    for (const [index, { startMs, endMs }] of ranges.entries()) {
      expect(Math.abs(startMs - startsMs[index]!)).toBeLessThan(100);
      expect(endMs).toBeGreaterThan(startMs);
    }
  });
});
