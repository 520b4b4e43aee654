import { describe, expect, it } from 'vitest';
import { bandLevels } from './cepstra.ts';
import { findFormantScale } from './formantScale.ts';
import { hearSound } from './hearSound.ts';
import { planSentences } from './planSentences.ts';
import { PHONE_NAMES } from './phones.ts';
import { SENTENCES, sketchSpeech } from './sketchSpeech.ts';
import { finish } from './stage.ts';

/** How often each phone is in the text. */
function countPhones(sentences: readonly string[]): Float64Array {
  const counts = new Float64Array(PHONE_NAMES.length);
  for (const { sounds } of finish(planSentences(sentences, 'fr')))
    for (const { phone } of sounds.flatMap(([usual]) => usual ?? [])) counts[phone]!++;
  return counts;
}

describe('findFormantScale', () => {
  it.each([0.9, 1, 1.1, 1.2, 1.3])('tells a voice whose formants are %d times those of the sketches', (scale) => {
    const heard = finish(hearSound(sketchSpeech(SENTENCES, 1, { formantScale: scale }).sound, null));
    const levels = bandLevels(heard.spectrogram, heard.speech, heard.space);
    const found = finish(findFormantScale(heard, levels, countPhones(SENTENCES)));
    expect(Math.abs(found - scale)).toBeLessThan(0.06);
  });
});
