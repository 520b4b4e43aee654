import { describe, expect, it } from 'vitest';
import { spokenSentences, type PlacedSentence } from '../domain/alignment/spokenSentences.ts';
import { tokensOf } from '../domain/transcript/tokensOf.ts';
import { ESTIMATED, newParagraph, type ParagraphId, type WordTime } from '../domain/transcript/transcript.ts';
import { heardSounds, onlySpoken } from './onlySpoken.ts';

const ID = '1' as ParagraphId;
const SAID = 'Ainsi, les métaux sont essentiels.';
const UNSAID = 'Personne ne dit cela.';

/** A paragraph whose first `heard` words are said, 100 ms each. */
function paragraphOf(text: string, heard: number) {
  const words = tokensOf(text).map((_, index): WordTime => {
    return index < heard ? [100 * index, 100 * index + 100, index] : [100 * heard, 100 * heard, ESTIMATED];
  });
  return { ...newParagraph(ID, text), words, startMs: 0, endMs: 100 * heard };
}

function sentence(from: number, text: string, spoken: boolean): PlacedSentence {
  const place = { paragraphId: ID, from, to: from + text.length + 1 };
  return { ...place, text, startMs: 0, endMs: 0, confidence: spoken ? 1 : 0, spoken };
}

describe('onlySpoken', () => {
  it('leaves out sentences that nobody says, and lines of which nothing is left', () => {
    const sentences = [sentence(0, SAID, true), sentence(SAID.length + 1, UNSAID, false)];
    const [kept] = onlySpoken([paragraphOf(`${SAID} ${UNSAID}`, 5)], { sentences, sounds: [] }, 'fr');
    expect(kept).toMatchObject({ text: SAID, startMs: 0, endMs: 500 });
    expect(kept!.words).toHaveLength(5);
    expect(onlySpoken([paragraphOf(UNSAID, 0)], { sentences: [sentence(0, UNSAID, false)], sounds: [] }, 'fr')).toEqual(
      [],
    );
    expect(onlySpoken([paragraphOf('* * *', 0)], { sentences: [], sounds: [] }, 'fr')).toEqual([]);
  });

  it('leaves out the rest of a sentence in which the recording ends', () => {
    const [kept] = onlySpoken([paragraphOf(SAID, 2)], { sentences: [sentence(0, SAID, true)], sounds: [] }, 'fr');
    expect(kept).toMatchObject({ text: 'Ainsi, les', startMs: 0, endMs: 200 });
    expect(kept!.words).toHaveLength(2);
  });

  it.each(['Les Grecs disent λόγος.', 'Il vit à Москва.', 'Elle en a 25 000.'])(
    'keeps a last word that has no sound: %s',
    (text) => {
      const paragraph = paragraphOf(text, tokensOf(text).length - 1);
      expect(onlySpoken([paragraph], { sentences: [sentence(0, text, true)], sounds: [] }, 'fr')).toEqual([paragraph]);
    },
  );

  it('cuts no sentence behind which more is said', () => {
    const [said, next] = [paragraphOf(SAID, 4), { ...paragraphOf(SAID, 5), id: '2' as ParagraphId }];
    const sentences = [sentence(0, SAID, true), { ...sentence(0, SAID, true), paragraphId: next.id }];
    expect(onlySpoken([said, next], { sentences, sounds: [] }, 'fr')).toEqual([said, next]);
  });

  it('keeps sounds in brackets, which are no sentences', () => {
    const sounds = spokenSentences([paragraphOf(`${SAID} [Rires]`, 5)], 'fr').filter(({ isSound }) => isSound);
    const sentences = [sentence(0, SAID, true)];
    const [kept] = onlySpoken([paragraphOf(`${SAID} [Rires]`, 5)], { sentences, sounds }, 'fr');
    expect(kept).toMatchObject({ text: `${SAID} [Rires]`, endMs: 500 });
    const within = 'Ainsi, les métaux sont essentiels (rires).';
    const own = paragraphOf(within, 5);
    expect(onlySpoken([own], { sentences: [sentence(0, within, true)], sounds: [] }, 'fr')).toEqual([own]);
    const alone = newParagraph(ID, '[Rires]');
    expect(onlySpoken([alone], { sentences: [], sounds: spokenSentences([alone], 'fr') }, 'fr')).toEqual([alone]);
  });

  it('leaves what is said as it is', () => {
    const whole = paragraphOf(SAID, 5);
    expect(onlySpoken([whole], { sentences: [sentence(0, SAID, true)], sounds: [] }, 'fr')).toEqual([whole]);
  });
});

describe('heardSounds', () => {
  it.each([
    [
      'those at the ends and between what is said',
      ['[Bruit]', SAID, '[Rires]', SAID, '[Toux]'],
      '[Bruit] [Rires] [Toux]',
    ],
    ['none beside what nobody says', ['[Bruit]', UNSAID, '[Rires]', SAID, '[Toux]', UNSAID, '[Silence]'], ''],
    ['none of a line of which nobody says a sentence', [SAID, `${UNSAID} [Rires]`, '[Toux]', SAID], ''],
    ['those of a line whose last sentence is said', [`${UNSAID} ${SAID} [Rires]`], '[Rires]'],
  ])('are %s', (_name, texts, kept) => {
    const transcript = texts.map((text, index) => newParagraph(String(index) as ParagraphId, text));
    const all = spokenSentences(transcript, 'fr');
    const sentences = all.filter(({ isSound }) => !isSound).map(({ text }) => sentence(0, text, text !== UNSAID));
    const heard = heardSounds(all, sentences).map(({ text }) => text);
    expect(heard.join(' ')).toBe(kept);
  });
});
