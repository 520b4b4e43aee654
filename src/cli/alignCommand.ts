import { Failure } from '../contract/failure.ts';
import type { Alignment } from '../domain/alignment/alignment.ts';
import { alignTranscript, type AlignedTranscript } from '../domain/alignment/alignTranscript.ts';
import { FRAME_MS, SpectrogramBuilder, type MelSpectrogram } from '../domain/alignment/spectrogramBuilder.ts';
import { formatTalk } from '../domain/formats/formatTalk.ts';
import { newParagraph, type ParagraphId, type Transcript } from '../domain/transcript/transcript.ts';
import { readTextFile } from '../library/files/readTextFile.ts';
import { decodeSound } from '../library/sound/decodeSound.ts';
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
/** After so much work Ctrl+C is heard. */
const TURN_MS = 50;

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
    const sound = await listen(request.audio, terminal, abort.signal);
    if (abort.signal.aborted) return null;
    const work = alignTranscript({ sound, transcript, language: request.language, firstAnchor: 0 });
    const aligned = await finish(work, terminal, abort.signal);
    return aligned === null ? null : printed(aligned, request.format, sound);
  } finally {
    stopListening();
    if (terminal.showsProgress) terminal.err('\r\u001B[K');
  }
}

async function readParagraphs(path: string): Promise<Transcript> {
  const file = await readTextFile(path, MOST_TEXT_BYTES);
  if (!file.ok) throw new Failure('timedText.unread', `${path} (${file.reason})`);
  const lines = file.text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const paragraphs = lines.filter((line) => line !== '');
  if (paragraphs.length === 0) throw new Failure('timedText.unread', `${path} (empty)`);
  return paragraphs.map((line, index) => newParagraph(String(index) as ParagraphId, line));
}

async function listen(path: string, terminal: Terminal, signal: AbortSignal): Promise<MelSpectrogram> {
  const builder = new SpectrogramBuilder();
  let shown = 0;
  for await (const block of decodeSound(path, signal)) {
    builder.push(block);
    if (terminal.showsProgress && performance.now() - shown > 200) {
      terminal.err('\rreading the sound…\u001B[K');
      shown = performance.now();
    }
  }
  return builder.finish();
}

async function finish(
  work: Generator<number, AlignedTranscript>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<AlignedTranscript | null> {
  for (let turn = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - turn < TURN_MS) continue;
    if (terminal.showsProgress) terminal.err(`\raligning: ${Math.floor(100 * step.value)} %\u001B[K`);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return null;
    turn = performance.now();
  }
}

function printed({ transcript, alignment }: AlignedTranscript, format: AlignedFormat, sound: MelSpectrogram): string {
  if (format === 'json') return jsonDocument(alignment satisfies Alignment);
  return formatTalk({ title: '', speakers: [] }, transcript, format, sound.frames * FRAME_MS).text;
}
