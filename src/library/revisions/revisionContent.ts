import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { countWords } from '../../domain/transcript/countWords.ts';
import type { Paragraph, Transcript, WordTime } from '../../domain/transcript/transcript.ts';

/** A transcript as a revision keeps it: small, and with what a list tells of it. */
export interface RevisionContent {
  readonly bytes: Buffer;
  /** SHA-256 of the text and all that belongs to it: equal for equal transcripts, and the proof that none is damaged. */
  readonly hash: string;
  readonly wordCount: number;
  readonly paragraphCount: number;
}

const FORMAT = 1;
/** Where more effort stops to pay: 5 takes twice the time for 5 % less. */
const QUALITY = 4;

/** `isStartByHand` is left out where it is false: equal texts of before there was such a thing have the same hash. */
type PackedParagraph = Omit<Paragraph, 'words' | 'isStartByHand'> & {
  readonly words: readonly number[];
  readonly isStartByHand?: true;
};

/**
 * Packs a transcript. Word times are written as differences: most are small and alike, which makes the whole a third
 * of what times from the start of the recording would take.
 */
export function packTranscript(transcript: Transcript): RevisionContent {
  const paragraphs = transcript.map(({ isStartByHand, ...paragraph }): PackedParagraph => {
    return { ...paragraph, words: differencesOf(paragraph.words), ...(isStartByHand ? { isStartByHand } : {}) };
  });
  const json = Buffer.from(JSON.stringify({ format: FORMAT, paragraphs }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: json.length };
  return {
    bytes: brotliCompressSync(json, { params }),
    hash: hashOf(json),
    wordCount: countWords(transcript),
    paragraphCount: transcript.length,
  };
}

/** The transcript that was packed; `null` when the bytes are not those the hash was taken of. */
export function unpackTranscript(bytes: Uint8Array, hash: string): Transcript | null {
  const json = decompressed(bytes);
  if (json === null || hashOf(json) !== hash) return null;
  const { paragraphs } = JSON.parse(json.toString()) as { paragraphs: readonly PackedParagraph[] };
  return paragraphs.map(({ words, isStartByHand = false, ...paragraph }): Paragraph => {
    return { ...paragraph, words: timesOf(words), isStartByHand };
  });
}

function decompressed(bytes: Uint8Array): Buffer | null {
  try {
    return brotliDecompressSync(bytes);
  } catch {
    return null;
  }
}

function hashOf(json: Buffer): string {
  return createHash('sha256').update(json).digest('hex');
}

/** Three numbers a word: from the end of the word before to the start, from start to end, from anchor to anchor. */
function differencesOf(words: readonly WordTime[]): number[] {
  let before: WordTime = [0, 0, 0];
  return words.flatMap((word) => {
    const differences = [word[0] - before[1], word[1] - word[0], word[2] - before[2]];
    before = word;
    return differences;
  });
}

function timesOf(differences: readonly number[]): WordTime[] {
  const words: WordTime[] = [];
  let before: WordTime = [0, 0, 0];
  for (let index = 0; index < differences.length; index += 3) {
    const startMs = before[1] + differences[index]!;
    before = [startMs, startMs + differences[index + 1]!, before[2] + differences[index + 2]!];
    words.push(before);
  }
  return words;
}
