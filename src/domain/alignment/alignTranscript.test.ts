import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId } from '../transcript/transcript.ts';
import { alignTranscript } from './alignTranscript.ts';
import { SENTENCES, sketchSpeech } from './sketchSpeech.ts';
import { placeSentences } from './spokenSentences.ts';

function paragraphsOf(texts: readonly string[]) {
  return texts.map((text, index) => newParagraph(String(index) as ParagraphId, text));
}

describe('alignTranscript', () => {
  it('does not look for sounds in brackets, and misses none', () => {
    const { sound, startsMs } = sketchSpeech(SENTENCES);
    const texts = SENTENCES.toSpliced(3, 0, '[Applaudissements]');
    texts[5] = `${texts[5]!} (rires)`;
    const transcript = paragraphsOf(texts);
    const work = alignTranscript({ sound, transcript, language: 'fr', firstAnchor: 0 });
    let step = work.next();
    while (step.done !== true) step = work.next();
    const { alignment, transcript: timed } = step.value;
    const sentences = placeSentences(transcript, 'fr', { alignment, zeroMs: 0 });
    const said = sentences.map(({ text, spoken }) => [text.replace(' (rires)', ''), spoken]);
    expect(said).toEqual(SENTENCES.map((text) => [text, true]));
    for (const [index, { startMs }] of sentences.entries()) {
      expect(Math.abs(startMs - startsMs[index]!)).toBeLessThan(60);
    }
    expect(timed[3]).toMatchObject({ startMs: null, endMs: null, words: [] });
    const [startMs, endMs] = timed[5]!.words.at(-1)!;
    expect([startMs, endMs]).toEqual([timed[5]!.endMs, timed[5]!.endMs]);
  });
});
