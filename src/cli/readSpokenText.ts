import { Failure } from '../contract/failure.ts';
import { detectCueFormat, parseCueFile } from '../domain/formats/cueFormats.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../domain/transcript/transcript.ts';
import { readTextFile } from '../library/files/readTextFile.ts';
import { CueSource } from '../domain/formats/cueSource.ts';

const MOST_TEXT_BYTES = 16 * 1024 * 1024;

/**
 * The text of a file as paragraphs without times: its lines, or, of subtitles and timed speech, their texts alone. Refused
 * with `file.notFound`, `file.denied`, or `timedText.unread` where it is no text or has none.
 */
export async function readSpokenText(path: string): Promise<Transcript> {
  const file = await readTextFile(path, MOST_TEXT_BYTES);
  if (!file.ok && file.reason === 'unreadable')
    throw new Failure(file.detail === 'EACCES' ? 'file.denied' : 'file.notFound', path);
  if (!file.ok) throw new Failure('timedText.unread', `${path} (${file.reason})`);
  const source = new CueSource(file.text, file.bytes);
  const format = detectCueFormat(source);
  const cues = format === null ? null : parseCueFile(source, format).value?.cues;
  const texts = cues?.map(({ text }) => text.replaceAll(/\s+/g, ' ')) ?? file.text.split(/\r\n|\r|\n/);
  const paragraphs = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (paragraphs.length === 0) throw new Failure('timedText.unread', `${path} (empty)`);
  return paragraphs.map((text, index) => newParagraph(String(index) as ParagraphId, text));
}
