import { Failure } from '../contract/failure.ts';
import type { Refusal } from '../contract/importSchemas.ts';
import { detectCueFormat, parseCueFile } from '../domain/formats/cueFormats.ts';
import { CueSource } from '../domain/formats/cueSource.ts';
import { textOfCueFile } from '../domain/formats/readTimedText.ts';
import type { TalkNames } from '../domain/formats/plainText.ts';
import { readTextPage } from '../domain/notices/textPage.ts';
import { readTurns } from '../domain/notices/transcriptTurns.ts';
import { newParagraph, type ParagraphId, type SpeakerId, type Transcript } from '../domain/transcript/transcript.ts';
import { readFileBytes, textOfBytes } from '../library/files/readTextFile.ts';
import { readBlocks } from '../library/notices/readDocument.ts';

const MOST_TEXT_BYTES = 16 * 1024 * 1024;

/** What a file is that is no text. */
const NO_TEXT: Readonly<Partial<Record<Refusal, string>>> = {
  empty: 'it is empty',
  binary: 'it holds no text',
  notAFile: 'it is no file',
  tooLarge: 'it is larger than 16 MB',
  notANotice: 'it is neither text nor a Word or OpenDocument file',
};

interface SpokenBlock {
  readonly text: string;
  /** Headings are not said. */
  readonly kind: 'paragraph' | 'heading';
  /** Who says it, by a label before a colon, which is not said. */
  readonly speaker: string | null;
}

/** A text to align, and who speaks in it. */
interface SpokenFile {
  readonly transcript: Transcript;
  readonly speakers: TalkNames['speakers'];
}

/**
 * The text of a file as paragraphs without times: its lines, those of a Word or OpenDocument file, of subtitles and timed
 * speech what is said in them, joined as a talk has it, and of a portal's page, or a text under labels such as `Titre : …`,
 * its transcript alone. Labels such as `Locuteur : …` make speakers, as those of a notice do. Refused with `file.notFound`,
 * `file.denied`, or `timedText.unread` where it is no text or has none.
 */
export async function readSpokenText(path: string): Promise<SpokenFile> {
  const file = await readFileBytes(path, MOST_TEXT_BYTES);
  if (!file.ok && file.reason === 'unreadable')
    throw new Failure(file.detail === 'EACCES' || file.detail === 'EPERM' ? 'file.denied' : 'file.notFound', path);
  if (!file.ok) throw refusal(path, file.reason);
  const blocks = isArchive(file.bytes) ? await blocksOf(path, file.bytes) : await linesOf(path, file.bytes);
  const spoken = blocks.map((block) => ({ ...block, text: block.text.trim() })).filter(({ text }) => text !== '');
  if (spoken.length === 0) throw refusal(path, 'empty');
  const names = new Set(spoken.flatMap(({ speaker }) => speaker ?? []));
  const transcript = spoken.map(({ text, kind, speaker }, index) =>
    newParagraph(String(index) as ParagraphId, text, { kind, speakerId: speaker as SpeakerId | null }),
  );
  return { transcript, speakers: [...names].map((name) => ({ id: name as SpeakerId, name })) };
}

function refusal(path: string, reason: Refusal): Failure {
  return new Failure('timedText.unread', `${path}, as ${NO_TEXT[reason] ?? 'it is damaged'}`);
}

function isArchive(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'PK\u0003\u0004';
}

async function blocksOf(path: string, bytes: Buffer): Promise<SpokenBlock[]> {
  const read = await readBlocks(bytes);
  if (!read.ok) throw refusal(path, read.reason);
  return withSpeakers(
    read.value.map(({ kind, text, cells }) => {
      if (kind === 'row') return { kind: 'paragraph', text: cells.join(' ') };
      return { kind: kind === 'paragraph' ? kind : 'heading', text };
    }),
  );
}

function withSpeakers(blocks: readonly Omit<SpokenBlock, 'speaker'>[]): SpokenBlock[] {
  const filled = blocks.map(({ text, kind }) => ({ text: text.trim(), kind })).filter(({ text }) => text !== '');
  const texts = filled.map(({ text }) => text);
  return readTurns(texts, []).map(({ text, speaker }, index) => ({ text, speaker, kind: filled[index]!.kind }));
}

async function linesOf(path: string, bytes: Buffer): Promise<readonly SpokenBlock[]> {
  const read = await textOfBytes(bytes);
  if (!read.ok) throw refusal(path, read.reason);
  const texts = cueTexts(new CueSource(read.text, bytes));
  const own = texts === null ? transcriptOf(read.text) : null;
  if (own !== null) return own;
  if (texts !== null) return texts.map((text) => ({ text, kind: 'paragraph', speaker: null }));
  return withSpeakers(read.text.split(/\r\n|\r|\n/).map((text) => ({ text, kind: 'paragraph' })));
}

/**
 * The transcript in the page of a portal, of which nobody says the rest, or under labels; `null` of any other text. What
 * stands before a later label, and is no field, may be speech in which somebody writes `Sources : …`: then all is kept.
 */
function transcriptOf(text: string): readonly SpokenBlock[] | null {
  const page = readTextPage(text);
  if (!page.ok || page.notices.length !== 1) return null;
  const { notice, leftovers } = page.notices[0]!;
  if (page.format === 'document' && leftovers.length > 0) return null;
  return notice.transcript?.paragraphs ?? null;
}

/** The paragraphs of subtitles or timed speech, as a talk takes them; `null` of anything else. */
function cueTexts(source: CueSource): string[] | null {
  const format = detectCueFormat(source);
  if (format === null) return null;
  const { value, problems } = parseCueFile(source, format);
  // Prose may have a time here and there: what would be lost of it says that it is no file of subtitles.
  const isProse = problems.some(({ code }) => code === 'textWithoutTime' || code === 'textBeforeCues');
  if (isProse || value === null || value.cues.length === 0) return null;
  return textOfCueFile(value).paragraphs.map(({ text }) => text);
}
