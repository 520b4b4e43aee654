import { setImmediate as nextTurn } from 'node:timers/promises';
import { Failure } from '../contract/failure.ts';
import type { Alignment } from '../domain/alignment/alignment.ts';
import { alignTranscript, type AlignedTranscript } from '../domain/alignment/alignTranscript.ts';
import { FRAME_MS, type MelSpectrogram } from '../domain/alignment/spectrogramBuilder.ts';
import type { SpokenLanguage } from '../domain/alignment/spokenLanguage.ts';
import { isSaid } from '../domain/alignment/soundTokens.ts';
import { spokenText } from '../domain/alignment/spokenParagraphs.ts';
import { placeSentences, spokenSentences } from '../domain/alignment/spokenSentences.ts';
import { DEFAULT_DELIVERY } from '../domain/delivery/deliveryOptions.ts';
import { deliverTalk, type DeliveredTalk } from '../domain/delivery/deliverTalk.ts';
import { DEFAULT_PROFILE } from '../domain/profiles/builtInProfiles.ts';
import { ENGLISH } from '../domain/segmentation/englishSyntax.ts';
import { syntaxOf } from '../domain/segmentation/wordBonds.ts';
import { tokensOf } from '../domain/transcript/tokensOf.ts';
import type { Transcript } from '../domain/transcript/transcript.ts';
import { formatClock } from '../domain/time/timecode.ts';
import { probeMedia } from '../library/media/probeMedia.ts';
import { decodeSound } from '../library/sound/decodeSound.ts';
import { hear } from '../library/sound/hear.ts';
import { inTurns } from '../library/sound/inTurns.ts';
import { requireAudible } from '../library/sound/requireAudible.ts';
import { heardSounds, onlySpoken } from './onlySpoken.ts';
import { readSpokenText } from './readSpokenText.ts';
import { SecondSide } from '../library/sound/SecondSide.ts';
import { jsonDocument, type Terminal } from './terminal.ts';

/** The forms in which an alignment is printed. */
export const ALIGNED_FORMATS = ['srt', 'vtt', 'json'] as const;
export type AlignedFormat = (typeof ALIGNED_FORMATS)[number];

/** What is aligned with what. */
interface AlignRequest {
  readonly audio: string;
  readonly text: string;
  /** BCP 47; `null` is told by the words of the text. */
  readonly language: string | null;
  readonly format: AlignedFormat;
  /** Whether the text is the recording's beyond doubt: see `alignSpeech`. */
  readonly isTrusted: boolean;
}

/** The alignment as it is written, and what it found amiss. */
export interface AlignedFile extends Pick<Alignment, 'sentences' | 'unscripted'> {
  readonly written: string;
  /** How many words of sentences that are said come after the end of the recording, and are not in the subtitles. */
  readonly cutWords: number;
}

const TELL_EVERY_MS = 100;
/** A picture may stay a while when the sound is over. */
const LEAST_SILENT_MS = 10_000;

/**
 * Aligns a text with a recording and gives the subtitles of what is said, or all words and sentences as JSON. Paragraphs
 * are lines.
 * Refused with what `readSpokenText`, `probeMedia`, `decodeSound` and `requireAudible` refuse, and with
 * `alignment.noWords` and `alignment.unheard`. `null` when it was stopped by Ctrl+C.
 */
export async function alignFiles(request: AlignRequest, terminal: Terminal): Promise<AlignedFile | null> {
  const { transcript, speakers } = await readSpokenText(request.text);
  const language = request.language ?? languageOf(transcript);
  if (!transcript.some(isSaid)) throw new Failure('alignment.noWords');
  const durationMs = await lengthOf(request.audio, terminal);
  const abort = new AbortController();
  const second = new SecondSide();
  const stopListening = terminal.onInterrupt(() => abort.abort());
  try {
    const control = { signal: abort.signal, turn: () => nextTurn() };
    const tell = teller(terminal);
    const sound = await hear(decodeSound(request.audio, abort.signal), control, (ms) =>
      tell(`reading the sound: ${durationMs === null ? formatClock(ms) : percent(ms / durationMs)}`),
    );
    if (sound === null) return null;
    requireAudible([sound]);
    tellEnd(sound, durationMs, terminal);
    const { isTrusted } = request;
    const work = alignTranscript({ sound, transcript, language, firstAnchor: 0, isTrusted, run: second.run });
    const aligned = await inTurns(work, control, (share) => tell(`aligning: ${percent(share)}`));
    if (aligned === null) return null;
    const { sentences, unscripted } = aligned.alignment;
    if (!sentences.some(({ spoken }) => spoken)) throw new Failure('alignment.unheard');
    const style = { speakers, language, format: request.format };
    return { ...written(aligned, style, sound), sentences, unscripted };
  } finally {
    stopListening();
    second.close();
    if (terminal.showsProgress) terminal.err('\r\u001B[K');
  }
}

function languageOf(transcript: Transcript): SpokenLanguage {
  const words = transcript.flatMap(({ text }) => text.split(/\s+/));
  return syntaxOf(words) === ENGLISH ? 'en' : 'fr';
}

/**
 * How long the recording is; `null` where only ffmpeg, which decodes it, may know. Tells when it is cut off, and when it
 * has sound that is not heard.
 */
async function lengthOf(audio: string, terminal: Terminal): Promise<number | null> {
  const description = await probeMedia(audio).catch((error: unknown) => {
    if (error instanceof Failure && error.detail === 'needsFfmpeg') return null;
    throw error;
  });
  if (description === null) return null;
  const { durationMs, declaredMs, tracks } = description;
  const sounds = tracks.filter(({ kind }) => kind === 'audio').length;
  if (sounds > 1) terminal.err(`The recording has ${sounds} tracks of sound; only the first is heard.\n`);
  if (declaredMs !== null) {
    const [end, declared] = [durationMs, declaredMs].map(formatClock);
    terminal.err(`The recording is cut off: it ends at ${end}, though its header says ${declared}.\n`);
  }
  return durationMs;
}

/** Tells where the sound ends long before the recording: its track is shorter, or damaged from there on. */
function tellEnd({ frames }: MelSpectrogram, durationMs: number | null, terminal: Terminal): void {
  const endMs = frames * FRAME_MS;
  if (durationMs === null || durationMs - endMs < LEAST_SILENT_MS) return;
  terminal.err(`The sound ends at ${formatClock(endMs)}, the recording at ${formatClock(durationMs)}.\n`);
}

function percent(share: number): string {
  return `${Math.floor(100 * Math.min(1, share))} %`;
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

function written(
  { transcript, alignment }: AlignedTranscript,
  { speakers, language, format }: Pick<AlignRequest, 'language' | 'format'> & Pick<DeliveredTalk, 'speakers'>,
  sound: MelSpectrogram,
): Pick<AlignedFile, 'written' | 'cutWords'> {
  if (format === 'json') return { written: jsonDocument(alignment satisfies Alignment), cutWords: 0 };
  const durationMs = sound.frames * FRAME_MS;
  const { limits } = DEFAULT_PROFILE;
  const talk = { title: '', speakers, durationMs, language: null, address: null, limits, unspoken: [] };
  const sentences = placeSentences(transcript, language, { alignment, zeroMs: 0 });
  const sounds = heardSounds(spokenSentences(transcript, language), sentences);
  const spoken = onlySpoken(transcript, { sentences, sounds }, spokenText(transcript, language).language);
  const kept = new Set(spoken.map(({ id }) => id));
  const said = [...sentences.filter((one) => one.spoken), ...sounds.filter((one) => kept.has(one.paragraphId))];
  const cutWords = wordsIn(said) - wordsIn(spoken);
  // SubRip has no place of its own for speakers. What nobody says is left out already.
  const style = format === 'srt' ? 'name' : DEFAULT_DELIVERY.speakers;
  const options = { ...DEFAULT_DELIVERY, speakers: style, keepsUnspoken: true } as const;
  return { written: deliverTalk(talk, spoken, format, options).text, cutWords };
}

function wordsIn(texts: readonly { readonly text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + tokensOf(text).length, 0);
}
