import { describe, expect, it } from 'vitest';
import { TEMPLATE_VARIANCE } from './formantScale.ts';
import { hearSound } from './hearSound.ts';
import { isLearnt, learnVoice, type LearntVoice } from './learnVoice.ts';
import { WHOLE_PHONES } from './phoneClasses.ts';
import { PHONE_NAMES } from './phones.ts';
import { planSentences } from './planSentences.ts';
import { sidesInLine } from './searchSide.ts';
import { OTHERS, SENTENCES, sketchSpeech } from './sketchSpeech.ts';
import { coarsePiecesOf, SKIP_COST, localPiecesOf } from './stretchPieces.ts';
import { templateModel } from './templateModel.ts';
import { finish } from './stage.ts';

/** Learns by lessons of ten seconds. */
function learn(text: readonly string[], said: readonly string[]): LearntVoice | null {
  const heard = finish(hearSound(sketchSpeech(said, 3, { formantScale: 1.2 }).sound, null));
  const counts = new Float64Array(PHONE_NAMES.length);
  const sentences = finish(planSentences(text, 'fr')).map(({ sounds }) => sounds);
  for (const { phone } of sentences.flat(3)) counts[phone]!++;
  const stretches = [{ firstFrame: 0, endFrame: heard.speech.length, sentences }];
  const level = { classes: WHOLE_PHONES, counts, longFrames: Infinity, loudFrames: 12 };
  const pieces = finish(coarsePiecesOf(heard, stretches, SKIP_COST));
  const templates = finish(
    templateModel(heard, finish(localPiecesOf(pieces)), counts, { formantScale: null, variance: TEMPLATE_VARIANCE }),
  );
  return finish(
    learnVoice(heard, stretches, { level, templates, skipCost: SKIP_COST, run: sidesInLine(), lessonFrames: 1_000 }),
  );
}

describe('learnVoice', () => {
  it('learns from the first minutes', () => {
    const voice = learn(SENTENCES, SENTENCES);
    expect(voice!.gap).toBeLessThan(1);
  });

  it('learns from where the text begins, after words that it lacks', () => {
    const voice = learn(SENTENCES, [...OTHERS, ...SENTENCES]);
    expect(voice!.gap).toBeLessThan(1);
  });

  it('learns nothing from a text that is not said', () => {
    expect(learn(OTHERS, SENTENCES)).toBeNull();
  });

  it('learns nothing from a few words', () => {
    expect(learn(SENTENCES, SENTENCES.slice(0, 3))).toBeNull();
  });
});

describe('isLearnt', () => {
  it('asks that the text fits better by far than chance', () => {
    expect(isLearnt({ text: 1.5, chance: 15 })).toBe(true);
    expect(isLearnt({ text: 2.3, chance: 14 })).toBe(false);
    expect(isLearnt({ text: 8, chance: 8 })).toBe(false);
  });
});
