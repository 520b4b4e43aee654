import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../contract/failure.ts';
import type { Alignment } from '../domain/alignment/alignment.ts';
import { alignTranscript, type AlignedTranscript } from '../domain/alignment/alignTranscript.ts';
import { FRAME_MS, type MelSpectrogram } from '../domain/alignment/spectrogramBuilder.ts';
import { DEFAULT_DELIVERY } from '../domain/delivery/deliveryOptions.ts';
import { deliverTalk } from '../domain/delivery/deliverTalk.ts';
import { DEFAULT_PROFILE } from '../domain/profiles/builtInProfiles.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../domain/transcript/transcript.ts';
import { readTextFile } from '../library/files/readTextFile.ts';
import { decodeSound } from '../library/sound/decodeSound.ts';
import { hear } from '../library/sound/hear.ts';
import { inTurns } from '../library/sound/inTurns.ts';
import { jsonDocument, type Terminal } from './terminal.ts';

/** The forms in which an alignment is printed. */
export const ALIGNED_FORMATS = ['srt', 'vtt', 'json'] as const;
export type AlignedFormat = (typeof ALIGNED_FORMATS)[number];

/** What is aligned with what. */
interface AlignRequest {
  readonly audio: string;
  readonly text: string;
  readonly language: string;
  readonly format: AlignedFormat;
}

const MOST_TEXT_BYTES = 16 * 1024 * 1024;
const TELL_EVERY_MS = 100;

/**
 * Aligns a text with a recording and gives the subtitles, or the words and sentences as JSON. Paragraphs are lines.
 * Refused with `timedText.unread` where the text is none, and with what `decodeSound` refuses. `null` when it was
 * stopped by Ctrl+C.
 */
export async function alignFiles(request: AlignRequest, terminal: Terminal): Promise<string | null> {
  const transcript = await readParagraphs(request.text);
  const abort = new AbortController();
  const stopListening = terminal.onInterrupt(() => abort.abort());
  try {
    const control = { signal: abort.signal, turn: () => nextTurn() };
    const tell = teller(terminal);
    const sound = await hear(decodeSound(request.audio, abort.signal), control, () => tell('reading the sound…'));
    if (sound === null) return null;
    const work = alignTranscript({ sound, transcript, language: request.language, firstAnchor: 0 });
    const aligned = await inTurns(work, control, (share) => tell(`aligning: ${Math.floor(100 * share)} %`));
    return aligned === null ? null : printed(aligned, request.format, sound);
  } finally {
    stopListening();
    if (terminal.showsProgress) terminal.err('\r\u001B[K');
  }
}

/** Shows how far the work is, often enough to be followed. */
function teller(terminal: Terminal): (text: string) => void {
  let shownAt = 0;
  return (text) => {
    if (!terminal.showsProgress || performance.now() - shownAt < TELL_EVERY_MS) return;
    terminal.err(`\r${text}\u001B[K`);
    shownAt = performance.now();
  };
}

async function readParagraphs(path: string): Promise<Transcript> {
  const file = await readTextFile(path, MOST_TEXT_BYTES);
  if (!file.ok) throw new Failure('timedText.unread', `${path} (${file.reason})`);
  const lines = file.text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const paragraphs = lines.filter((line) => line !== '');
  if (paragraphs.length === 0) throw new Failure('timedText.unread', `${path} (empty)`);
  return paragraphs.map((line, index) => newParagraph(String(index) as ParagraphId, line));
}

function printed({ transcript, alignment }: AlignedTranscript, format: AlignedFormat, sound: MelSpectrogram): string {
  if (format === 'json') return jsonDocument(alignment satisfies Alignment);
  const durationMs = sound.frames * FRAME_MS;
  const { limits } = DEFAULT_PROFILE;
  const talk = { title: '', speakers: [], durationMs, language: null, address: null, limits };
  return deliverTalk(talk, transcript, format, DEFAULT_DELIVERY).text;
}
