import { describe, expect, it } from 'vitest';
import { setParagraphTime } from '../transcript/paragraphEdits.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { BY_HAND, newParagraph, type ParagraphId, type Transcript } from '../transcript/transcript.ts';
import { alignTranscript } from './alignTranscript.ts';
import { OTHERS, SENTENCES, sketchSpeech } from './sketchSpeech.ts';
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

  it('takes another lecture’s text for this one’s by a word set by hand, not by the start of a paragraph', () => {
    const { sound } = sketchSpeech([...OTHERS, ...OTHERS], 1, { spread: 3 });
    const transcript = paragraphsOf([...SENTENCES, ...SENTENCES.toReversed()]);
    const isTaken = (given: Transcript): boolean => {
      const work = alignTranscript({ sound, transcript: given, language: 'fr', firstAnchor: 0 });
      let step = work.next();
      while (step.done !== true) step = work.next();
      return step.value.model !== null;
    };
    const start = setParagraphTime(transcript[3]!, 'start', 12_000);
    expect(isTaken(transcript.with(3, start))).toBe(false);
    const words = tokensOf(start.text).map((_, at) => [12_000 + at, 12_001 + at, at === 0 ? BY_HAND : at] as const);
    expect(isTaken(transcript.with(3, { ...start, endMs: words.at(-1)![1], words }))).toBe(true);
  });
});
