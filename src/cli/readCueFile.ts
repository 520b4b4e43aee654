import { Failure } from '../contract/failure.ts';
import type { CueFile, FormatOptions } from '../domain/formats/cueFile.ts';
import { cueFormats, detectCueFormat, parseCueFile, type CueFormatName } from '../domain/formats/cueFormats.ts';
import type { TextProblem } from '../domain/formats/parsed.ts';
import { readFileBytes } from '../library/files/readTextFile.ts';
import { binaryCues, decodeCues } from '../library/timedTexts/decodeCues.ts';

/** How a file is to be read; `null` and `undefined` are to be found out. */
export interface ReadingAs {
  readonly from: CueFormatName | null;
  readonly encoding: string | undefined;
  readonly options: FormatOptions;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** A file of subtitles or timed speech as it was read; `value` is `null` when it is none. */
export interface ReadCueFile {
  readonly value: CueFile | null;
  readonly problems: readonly TextProblem[];
  /** A label of the Encoding standard; `null` for a format that is no text. */
  readonly encoding: string | null;
  readonly isSpeech: boolean;
}

/** Reads a file of the user's own. Throws a `Failure` when it is not there, may not be read, or is no text. */
export async function readCueFile(path: string, { from, encoding: asked, options }: ReadingAs): Promise<ReadCueFile> {
  const file = await readFileBytes(path, MOST_BYTES);
  if (!file.ok && file.reason === 'unreadable')
    throw new Failure(file.detail === 'EACCES' ? 'file.denied' : 'file.notFound', path);
  if (!file.ok) throw new Failure('timedText.unread', `${path} (${file.reason})`);
  const binary = from === null || from === 'stl' ? binaryCues(file.bytes) : null;
  const { source, encoding } = binary ?? decodeCues(file.bytes, asked);
  const name = from ?? detectCueFormat(source);
  const isSpeech = name !== null && cueFormats[name].isSpeech === true;
  return { ...parseCueFile(source, name, options), encoding, isSpeech };
}
