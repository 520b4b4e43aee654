import { basename } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { LIMITS } from '../../contract/schemas.ts';
import type { TextProblem } from '../../domain/formats/parsed.ts';
import { readTimedText } from '../../domain/formats/readTimedText.ts';
import type { TimedText } from '../../domain/formats/timedText.ts';
import { readTextFile } from '../files/readTextFile.ts';
import { boundParagraphs } from '../notices/boundParagraphs.ts';

/** A timed text as it was read from a file. */
export interface TimedFile {
  readonly text: TimedText;
  readonly problems: readonly TextProblem[];
  readonly content: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** Three hours with every token of whisper.cpp stay below this. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a timed text; refused with `file.notFound`, `file.denied` or `timedText.unread`. */
export async function readTimedFile(path: string): Promise<TimedFile> {
  const file = await readTextFile(path, MAX_BYTES);
  if (!file.ok) throw refusal(path, file);
  const { bytes, encoding, content } = decoded(file);
  const { value, problems } = readTimedText(content);
  if (value === null) throw new Failure('timedText.unread', basename(path));
  const text = bounded(value);
  if (text.paragraphs.length > LIMITS.paragraphs) throw new Failure('timedText.unread', basename(path));
  return { text, problems, content, encoding, bytes };
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

type Decoded = Pick<TimedFile, 'bytes' | 'encoding' | 'content'>;

/** JSON is UTF-8. whisper.cpp cuts characters in two among its tokens, which no statistics must take for another. */
function decoded({ bytes, text, encoding }: { bytes: Buffer; text: string; encoding: string }): Decoded {
  if (encoding.startsWith('utf-') || !/^\s*[[{]/.test(text)) return { bytes, content: text, encoding };
  return { bytes, content: bytes.toString('utf8'), encoding: 'utf-8' };
}
