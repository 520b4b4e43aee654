import { formatAss, looksLikeAss, parseAss } from './ass.ts';
import { looksLikeAssemblyAi, parseAssemblyAi } from './assemblyAi.ts';
import { looksLikeAwsTranscribe, parseAwsTranscribe } from './awsTranscribe.ts';
import { looksLikeAzureSpeech, parseAzureSpeech } from './azureSpeech.ts';
import { formatPodloveChapters, formatVttChapters, formatYouTubeChapters } from './chapterLists.ts';
import { looksLikeCtm, parseCtm } from './ctm.ts';
import { withoutNul, type CueFile, type FormatOptions, type Formatted } from './cueFile.ts';
import { CueSource } from './cueSource.ts';
import { looksLikeDeepgram, parseDeepgram } from './deepgram.ts';
import { looksLikeEbuStl, parseEbuStl } from './ebuStl.ts';
import { looksLikeElan, parseElan } from './elan.ts';
import { formatTtml } from './formatTtml.ts';
import { looksLikeGoogleSpeech, parseGoogleSpeech } from './googleSpeech.ts';
import { looksLikeLrc, parseLrc } from './lrc.ts';
import { cuesOfLutrinJson, looksLikeLutrinJson } from './lutrinCues.ts';
import { formatMicroDvd, looksLikeMicroDvd, parseMicroDvd } from './microDvd.ts';
import { looksLikeOTranscribe, parseOTranscribe } from './oTranscribe.ts';
import { LineCounter, quote, type Parsed, type TextProblem } from './parsed.ts';
import { formatPodcastJson, looksLikePodcastJson, parsePodcastJson } from './podcastJson.ts';
import { looksLikeRev, parseRev } from './revAi.ts';
import { formatSbv, looksLikeSbv, parseSbv } from './sbv.ts';
import { formatSrt, looksLikeSrt, parseSrt } from './srt.ts';
import { looksLikeStm, parseStm } from './stm.ts';
import { formatTextGrid, looksLikeTextGrid, parseTextGrid } from './textGrid.ts';
import { looksLikeTranscriber, parseTranscriber } from './transcriber.ts';
import { looksLikeTtml, parseTtml } from './ttml.ts';
import { looksLikeVosk, parseVosk } from './voskJson.ts';
import { formatVtt, parseVtt } from './vtt.ts';
import { looksLikeWhisper, parseWhisperJson } from './whisperJson.ts';

/** A format of subtitles or of timed speech: how it is told by its content, read and written. */
export interface CueFormat {
  readonly extensions: readonly string[];
  /** Whether its cues are stretches of speech, longer than what a screen holds. */
  readonly isSpeech?: true;
  /** How sure it is that a file is of the format, 0 to 1. Left out by formats that are not read. */
  readonly detect?: (source: CueSource) => number;
  readonly parse?: (source: CueSource, options: FormatOptions) => Parsed<CueFile | null>;
  readonly format?: (file: CueFile, options: FormatOptions) => Formatted;
}

/** A format whose mark is not in others. */
function by(looksLike: (source: CueSource) => boolean, sureness = 1): (source: CueSource) => number {
  return (source) => (looksLike(source) ? sureness : 0);
}

/**
 * The formats by name. Of those that a file looks like the surest is taken, and of several the first.
 *
 * To add one: 1. a file beside this one with `parseX`, `looksLikeX` and, if it is to be written, `formatX`, which says
 * what it drops; 2. its line here; 3. its name in `TIMED_FORMATS` and in the strings; 4. its laws in
 * `formatLaws.test.ts` and a sample in its test.
 */
const FORMATS = {
  vtt: {
    extensions: ['vtt'],
    detect: by(({ text }) => /^WEBVTT(?:\s|$)/u.test(text)),
    parse: ({ text }) => parseVtt(text),
    format: formatVtt,
  },
  // SubRip has no mark but its times: it is what is left, unless it begins as it should.
  srt: {
    extensions: ['srt'],
    detect: ({ text }) => (looksLikeSrt(text) ? 1 : text.includes('>') ? 0.1 : 0),
    parse: ({ text }) => parseSrt(text),
    format: formatSrt,
  },
  stl: { extensions: ['stl'], detect: by(looksLikeEbuStl), parse: parseEbuStl },
  ttml: { extensions: ['ttml', 'xml', 'dfxp'], detect: by(looksLikeTtml), parse: parseTtml, format: formatTtml },
  ass: {
    extensions: ['ass', 'ssa'],
    detect: by(({ text }) => looksLikeAss(text), 0.9),
    parse: ({ text }) => parseAss(text),
    format: formatAss,
  },
  lutrin: { extensions: ['json'], isSpeech: true, detect: by(looksLikeLutrinJson), parse: cuesOfLutrinJson },
  whisper: { extensions: ['json'], isSpeech: true, detect: by(looksLikeWhisper, 0.9), parse: parseWhisperJson },
  podcast: {
    extensions: ['json'],
    detect: by(looksLikePodcastJson),
    parse: parsePodcastJson,
    format: formatPodcastJson,
  },
  aws: { extensions: ['json'], isSpeech: true, detect: by(looksLikeAwsTranscribe), parse: parseAwsTranscribe },
  deepgram: { extensions: ['json'], isSpeech: true, detect: by(looksLikeDeepgram), parse: parseDeepgram },
  google: { extensions: ['json'], isSpeech: true, detect: by(looksLikeGoogleSpeech), parse: parseGoogleSpeech },
  azure: { extensions: ['json'], isSpeech: true, detect: by(looksLikeAzureSpeech), parse: parseAzureSpeech },
  rev: { extensions: ['json'], isSpeech: true, detect: by(looksLikeRev), parse: parseRev },
  assemblyai: { extensions: ['json'], isSpeech: true, detect: by(looksLikeAssemblyAi), parse: parseAssemblyAi },
  vosk: { extensions: ['json'], isSpeech: true, detect: by(looksLikeVosk), parse: parseVosk },
  otranscribe: { extensions: ['otr'], isSpeech: true, detect: by(looksLikeOTranscribe), parse: parseOTranscribe },
  elan: { extensions: ['eaf'], isSpeech: true, detect: by(looksLikeElan), parse: parseElan },
  transcriber: { extensions: ['trs'], isSpeech: true, detect: by(looksLikeTranscriber), parse: parseTranscriber },
  textgrid: {
    extensions: ['TextGrid'],
    isSpeech: true,
    detect: by(({ text }) => looksLikeTextGrid(text)),
    parse: ({ text }) => parseTextGrid(text),
    format: formatTextGrid,
  },
  sbv: {
    extensions: ['sbv'],
    detect: by(({ text }) => looksLikeSbv(text), 0.8),
    parse: ({ text }) => parseSbv(text),
    format: formatSbv,
  },
  lrc: { extensions: ['lrc'], detect: by(({ text }) => looksLikeLrc(text), 0.7), parse: ({ text }) => parseLrc(text) },
  microdvd: {
    extensions: ['sub'],
    detect: by(({ text }) => looksLikeMicroDvd(text), 0.7),
    parse: ({ text }, { frameRate }) => parseMicroDvd(text, frameRate),
    format: formatMicroDvd,
  },
  stm: {
    extensions: ['stm'],
    isSpeech: true,
    detect: by(({ text }) => looksLikeStm(text), 0.6),
    parse: ({ text }) => parseStm(text),
  },
  ctm: {
    extensions: ['ctm'],
    isSpeech: true,
    detect: by(({ text }) => looksLikeCtm(text), 0.5),
    parse: ({ text }) => parseCtm(text),
  },
  chapters: { extensions: ['vtt'], format: formatVttChapters },
  youtube: { extensions: ['txt'], format: formatYouTubeChapters },
  podlove: { extensions: ['json'], format: formatPodloveChapters },
} satisfies Readonly<Record<string, CueFormat>>;

export type CueFormatName = keyof typeof FORMATS;

/** The formats by name. */
export const cueFormats: Readonly<Record<CueFormatName, CueFormat>> = FORMATS;

/** The format that a file most looks like; `null` when it looks like none. */
export function detectCueFormat(source: CueSource): CueFormatName | null {
  let found: CueFormatName | null = null;
  let surest = 0;
  for (const name of Object.keys(cueFormats) as CueFormatName[]) {
    const sureness = surest === 1 ? 0 : (cueFormats[name].detect?.(source) ?? 0);
    if (sureness <= surest) continue;
    surest = sureness;
    found = name;
  }
  return found;
}

/**
 * Reads a file as the format asked for, or else the one it looks like. `value` is `null` when it cannot be read so.
 * Never throws. Characters that a wrong encoding has cost (U+FFFD) are a problem in any format.
 */
export function parseCueFile(
  source: CueSource,
  name: CueFormatName | null = null,
  options: FormatOptions = {},
): Parsed<CueFile | null> {
  const format = name ?? detectCueFormat(source);
  const unknown = format === null ? unknownJson(source) : [];
  if (unknown.length > 0) return { value: null, problems: unknown };
  const { parse } = cueFormats[format ?? 'srt'];
  const nuls = replacedNul(source.text, format);
  const readable = nuls.length === 0 ? source : withoutNuls(source);
  const { value, problems } = parse === undefined ? NOTHING : parse(readable, options);
  const isEmpty = problems.length === 0 && (value === null || value.cues.length === 0);
  const more = isEmpty ? [{ code: 'noCues', line: 0, detail: '' }] : [];
  return { value, problems: [...problems, ...nuls, ...lostCharacters(source.text), ...more] };
}

/** WebVTT has a rule of its own for NUL, EBU STL is no text. */
function replacedNul(text: string, format: CueFormatName | null): TextProblem[] {
  const at = format === 'vtt' || format === 'stl' ? -1 : text.indexOf('\0');
  return at < 0 ? [] : [{ code: 'replacedNul', line: new LineCounter(text).lineAt(at), detail: '' }];
}

/** A file that was being written when the power went ends in NULs: these stand for nothing. */
function withoutNuls({ text, bytes }: CueSource): CueSource {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return new CueSource(withoutNul(text.slice(0, end)), bytes);
}

const NOTHING: Parsed<CueFile | null> = { value: null, problems: [] };

/** What is wrong with JSON that is none of the formats; nothing when it is no JSON. */
function unknownJson({ json, jsonError, text }: CueSource): TextProblem[] {
  if (json !== undefined) return [{ code: 'unknownJson', line: 0, detail: '' }];
  const looksLikeJson = /^\s*[[{]\s*(?:["{[\]}]|$)/u.test(text);
  return looksLikeJson ? [{ code: 'notJson', line: 0, detail: quote(jsonError) }] : [];
}

/** Where the first U+FFFD stands, and how many there are. */
function lostCharacters(text: string): TextProblem[] {
  const first = text.indexOf('\uFFFD');
  if (first < 0) return [];
  const line = new LineCounter(text).lineAt(first);
  const from = text.lastIndexOf('\n', first) + 1;
  const end = text.indexOf('\n', first);
  return [{ code: 'wrongEncoding', line, detail: quote(text.slice(from, end < 0 ? text.length : end)) }];
}
