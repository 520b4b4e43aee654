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
    throw new Failure(file.detail === 'EACCES' || file.detail === 'EPERM' ? 'file.denied' : 'file.notFound', path);
  if (!file.ok) throw new Failure('timedText.unread', `${path} (${file.reason})`);
  const texts = cueTexts(new CueSource(file.text, file.bytes)) ?? file.text.split(/\r\n|\r|\n/);
  const paragraphs = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (paragraphs.length === 0) throw new Failure('timedText.unread', `${path} (empty)`);
  return paragraphs.map((text, index) => newParagraph(String(index) as ParagraphId, text));
}

/** The texts of subtitles or timed speech; `null` of anything else. */
function cueTexts(source: CueSource): string[] | null {
  const format = detectCueFormat(source);
  if (format === null) return null;
  const { value, problems } = parseCueFile(source, format);
  // Prose may have a time here and there: what would be lost of it says that it is no file of subtitles.
  const isProse = problems.some(({ code }) => code === 'textWithoutTime' || code === 'textBeforeCues');
  if (isProse || value === null || value.cues.length === 0) return null;
  return value.cues.map(({ text }) => text.replaceAll(/\s+/g, ' '));
}
