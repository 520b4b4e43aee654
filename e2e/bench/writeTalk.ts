import { newParagraph, type ParagraphId, type TalkId } from '../../src/domain/transcript/transcript.ts';
import { EVERY_TALK } from './everyTalk.ts';
import { prose } from './generateNotices.ts';
import type { BenchLibrary } from './inProcess.ts';

const WORDS_A_PARAGRAPH = 30;
/** From the start of one word to that of the next, and how long each is spoken. */
export const MS_A_WORD = 400;
const SPOKEN_MS = 350;

/** A word that stands as often in each text, evenly spread, however long it is. */
export const SPREAD_WORD = { word: 'zygomatique', count: 300 };

/** Gives the library's only talk a timed text of that many words. */
export async function writeTalk(
  { connection }: BenchLibrary,
  wordCount: number,
  wordsAParagraph = WORDS_A_PARAGRAPH,
): Promise<TalkId> {
  const { talks } = await connection.call('talks.list', EVERY_TALK);
  const talkId = talks[0]!.id;
  const { version, paragraphs } = await connection.call('transcripts.get', { talkId });
  const puts = Array.from({ length: Math.ceil(wordCount / wordsAParagraph) }, (_, index) => {
    const tokens = prose(wordsAParagraph, index).split(' ');
    for (let word = 0; word < tokens.length; word++) {
      if (isSpreadPlace(wordsAParagraph * index + word, wordCount)) tokens[word] = SPREAD_WORD.word;
    }
    const words = tokens.map((__, word) => {
      const startMs = MS_A_WORD * (wordsAParagraph * index + word);
      return [startMs, startMs + SPOKEN_MS, wordsAParagraph * index + word] as const;
    });
    const bounds = { startMs: words[0]![0], endMs: words.at(-1)![1] };
    return newParagraph(`bench-${index}` as ParagraphId, tokens.join(' '), { ...bounds, words });
  });
  const change = { puts, removes: paragraphs.map(({ id }) => id), order: puts.map(({ id }) => id) };
  await connection.call('transcripts.save', { talkId, baseVersion: version, change });
  return talkId;
}

/** Whether one of the places of `SPREAD_WORD` is at or just before word `index` of `wordCount`. */
function isSpreadPlace(index: number, wordCount: number): boolean {
  const placesBefore = (word: number): number => Math.floor((word * SPREAD_WORD.count) / wordCount);
  return placesBefore(index + 1) > placesBefore(index) && placesBefore(index) < SPREAD_WORD.count;
}
