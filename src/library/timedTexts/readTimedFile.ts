import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { LIMITS } from '../../contract/schemas.ts';
import type { TextProblem } from '../../domain/formats/parsed.ts';
import { readTimedText } from '../../domain/formats/readTimedText.ts';
import type { TimedText } from '../../domain/formats/timedText.ts';
import { readFileBytes, textOfBytes } from '../files/readTextFile.ts';
import { boundParagraphs } from '../notices/boundParagraphs.ts';
import { binaryCues, decodeCues, type DecodedCues } from './decodeCues.ts';

/** A timed text as it was read from a file. */
export interface TimedFile {
  readonly text: TimedText;
  readonly problems: readonly TextProblem[];
  /** The decoded text; `''` for a format that is no text. */
  readonly content: string;
  /** A label of the Encoding standard; `null` for a format that is no text. */
  readonly encoding: string | null;
  readonly bytes: Uint8Array;
}

/** Three hours with every token of whisper.cpp stay below this. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a timed text, in the encoding asked for or else the likeliest; refused with `file.notFound`, `file.denied` or
 * `timedText.unread`.
 */
export async function readTimedFile(path: string, asked: string | null = null): Promise<TimedFile> {
  const file = await readFileBytes(path, MAX_BYTES);
  if (!file.ok) throw refusal(path, file);
  const { bytes } = file;
  const { source, encoding } = binaryCues(bytes) ?? (await decodedText(path, bytes, asked ?? undefined));
  const { value, problems } = readTimedText(source);
  if (value === null) throw new Failure('timedText.unread', basename(path));
  const text = bounded(value);
  if (text.paragraphs.length > LIMITS.paragraphs) throw new Failure('timedText.unread', basename(path));
  return { text, problems, content: source.text, encoding, bytes };
}

/** A timed text that can be saved, as far as it can be cut to that. */
function bounded(text: TimedText): TimedText {
  return {
    ...text,
    language: text.language?.slice(0, LIMITS.shortText) ?? null,
    speakers: [...new Set(text.speakers.map((name) => name.slice(0, LIMITS.shortText)))],
    paragraphs: boundParagraphs(text.paragraphs),
  };
}

function refusal(path: string, { reason, detail }: { readonly reason: string; readonly detail: string }): Failure {
  if (reason === 'unreadable' && detail === 'EACCES') return new Failure('file.denied', path);
  return reason === 'unreadable' ? new Failure('file.notFound', path) : new Failure('timedText.unread', basename(path));
}

async function decodedText(path: string, bytes: Uint8Array, asked: string | undefined): Promise<DecodedCues> {
  const read = await textOfBytes(bytes, asked);
  if (!read.ok) throw refusal(path, read);
  return decodeCues(bytes, asked);
}
