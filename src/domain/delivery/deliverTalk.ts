import { hasUnspokenSentence } from '../alignment/hasUnspokenSentence.ts';
import type { PlacedSentence } from '../alignment/spokenSentences.ts';
import type { CheckedCue } from '../checks/violation.ts';
import { cueFileOf, plainCue, type CueFile, type Dropped } from '../formats/cueFile.ts';
import { cueFormats, type CueFormatName } from '../formats/cueFormats.ts';
import { formatPlainText, type TalkNames } from '../formats/plainText.ts';
import type { CueLimits } from '../segmentation/cueLimits.ts';
import { deriveCues } from '../segmentation/deriveCues.ts';
import { TURN_DASH } from '../segmentation/turnDash.ts';
import { chaptersOf } from '../transcript/chaptersOf.ts';
import { estimateTimes, type ParagraphTimes } from '../transcript/estimateTimes.ts';
import type { TimedTranscript } from '../transcript/timedTranscript.ts';
import type { SpeakerId, Transcript } from '../transcript/transcript.ts';
import { deliveryFormats, type DeliveryFormatName } from './deliveryFormats.ts';
import type { DeliveryOptions, SpeakerStyle } from './deliveryOptions.ts';
import { formatHtml, formatMarkdown, type ReadingText } from './formatReading.ts';
import { deliveredCues } from './deliveredCues.ts';
import { readingBlocks } from './readingBlocks.ts';
import { withTurnLabels, withoutSounds } from './spokenForm.ts';
import { withoutUnspoken } from './withoutUnspoken.ts';

/** What of a talk its deliveries need besides the text. */
export interface DeliveredTalk extends TalkNames {
  /** The recording's length, with which paragraphs without times are estimated; `null` when there is none. */
  readonly durationMs: number | null;
  /** BCP 47; `null` when not known. */
  readonly language: string | null;
  /** Where the talk is published; `null` when not known. */
  readonly address: string | null;
  /** What its subtitles are derived by. */
  readonly limits: CueLimits;
  /** What alignments that were taken found that nobody says; what has no room in time is known without them. */
  readonly unspoken: readonly PlacedSentence[];
}

/** The subtitles of a delivery: the format of their file, and what they are checked as before it rounds or cuts any. */
interface DeliveredSubtitles {
  readonly format: CueFormatName;
  readonly cues: () => CheckedCue[];
}

/** A talk as it is delivered. */
export interface Delivery {
  /** Lines end with LF. Of DOCX, which is no text, what is in it as Markdown. */
  readonly text: string;
  /** What DOCX is written from; `null` for formats that are text. */
  readonly reading: ReadingText | null;
  /** `null` where there are none. */
  readonly subtitles: DeliveredSubtitles | null;
  /** Subtitles or chapters; 0 for a format for reading. */
  readonly cueCount: number;
  /**
   * Spoken paragraphs whose start or end is only an estimate, or that of a sentence that nobody says. 0 for a format without
   * times.
   */
  readonly estimatedCount: number;
  readonly dropped: readonly Dropped[];
  /** The sentences that are left out of subtitles because nobody says them. */
  readonly unspoken: readonly string[];
}

/** Writes a talk in a format. */
export function deliverTalk(
  talk: DeliveredTalk,
  transcript: Transcript,
  format: DeliveryFormatName,
  options: DeliveryOptions,
): Delivery {
  const times = estimateTimes(transcript, talk.durationMs);
  // Of the same length, and in its times: what is left out takes no time from what stays.
  const spoken = options.keepsSounds ? transcript : transcript.map(withoutSounds);
  const isFiltered = deliveryFormats[format].kind === 'cues' && !options.keepsUnspoken;
  const whole = { transcript: spoken, times };
  const { timed, unspoken } = isFiltered ? withoutUnspoken(whole, talk) : { timed: whole, unspoken: [] };
  const estimatedCount = format === 'txt' ? 0 : countEstimated(timed, talk.language);
  if (format === 'txt' || format === 'md' || format === 'html' || format === 'docx') {
    const reading = readingOf(talk, timed, options);
    const text = format === 'txt' ? plainTextOf(talk, spoken, options) : READING_FORMATS[format](reading);
    const docx = format === 'docx' ? reading : null;
    return { text, reading: docx, subtitles: null, cueCount: 0, estimatedCount, dropped: [], unspoken };
  }
  const { file, subtitles } = timedOf(talk, timed, format, options);
  const { cues, early } = shifted(file, options.offsetMs);
  const { text, dropped } = cueFormats[format].format!(cues, { frameRate: options.frameRate });
  const all = early === 0 ? dropped : [...dropped, { what: 'beforeStart' as const, count: early }];
  return { text, reading: null, subtitles, cueCount: cues.cues.length, estimatedCount, dropped: all, unspoken };
}

function countEstimated({ transcript, times }: TimedTranscript, language: string | null): number {
  return transcript.filter((paragraph, index) => {
    const { isStartEstimated, isEndEstimated } = times[index]!;
    if (paragraph.kind === 'heading' || paragraph.text.trim() === '') return false;
    return isStartEstimated || isEndEstimated || hasUnspokenSentence(paragraph, language);
  }).length;
}

const READING_FORMATS = { md: formatMarkdown, html: formatHtml, docx: formatMarkdown };

function plainTextOf({ title, speakers }: DeliveredTalk, transcript: Transcript, options: DeliveryOptions): string {
  return formatPlainText({ title, speakers: options.speakers === 'none' ? [] : speakers }, transcript);
}

function readingOf(
  { title, speakers, language, address }: DeliveredTalk,
  { transcript, times }: TimedTranscript,
  { speakers: style, offsetMs }: DeliveryOptions,
): ReadingText {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const blocks = readingBlocks(transcript, times, style === 'none' ? new Map() : names);
  return {
    title,
    speakers: [...names.values()],
    language,
    address,
    blocks: blocks.map((block) => ({ ...block, startMs: Math.max(0, block.startMs + offsetMs) })),
  };
}

/** The cues of a talk in its own time, and how they are checked when they are subtitles. */
function timedOf(
  talk: DeliveredTalk,
  timed: TimedTranscript,
  format: CueFormatName & DeliveryFormatName,
  { speakers: style, offsetMs }: DeliveryOptions,
): { file: CueFile; subtitles: DeliveredSubtitles | null } {
  const { durationMs, language, limits } = talk;
  const { transcript, times } = timed;
  if (deliveryFormats[format].kind === 'chapters')
    return { file: chapterFile(transcript, times, durationMs), subtitles: null };
  const { labelled, speakers } = withSpeakers(talk, transcript, style);
  const derived = deriveCues(labelled, times, limits, { speakers, durationMs });
  const cues = (): CheckedCue[] =>
    deliveredCues(derived, { transcript: labelled, times }, { speakers: talk.speakers, offsetMs, language });
  return { file: { ...cueFileOf(derived), language }, subtitles: { format, cues } };
}

function chapterFile(transcript: Transcript, times: readonly ParagraphTimes[], durationMs: number | null): CueFile {
  const chapters = chaptersOf(transcript, times);
  const endMs = Math.max(durationMs ?? 0, times.at(-1)?.endMs ?? 0);
  const cues = chapters.map(({ startMs, title }, index) =>
    plainCue({ startMs, endMs: chapters[index + 1]?.startMs ?? Math.max(startMs, endMs), text: title }),
  );
  return { format: 'chapters', language: null, cues };
}

/** The text as the style has it; a speaker whom the text names is not named by the format, too. */
function withSpeakers(
  { speakers }: DeliveredTalk,
  transcript: Transcript,
  style: SpeakerStyle,
): { labelled: Transcript; speakers: DeliveredTalk['speakers'] } {
  if (style === 'voice') return { labelled: transcript, speakers };
  if (style === 'none') return { labelled: transcript, speakers: [] };
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const labelOf = (speakerId: SpeakerId | null, isFirst: boolean): string | null => {
    if (style === 'dash') return isFirst ? null : TURN_DASH;
    const name = speakerId === null ? '' : (names.get(speakerId) ?? '');
    return name === '' ? null : `${name}\u00A0: `;
  };
  return { labelled: withTurnLabels(transcript, labelOf), speakers: [] };
}

/** The cues on a clock that many milliseconds later, and how many would have ended before it starts. */
function shifted(file: CueFile, offsetMs: number): { cues: CueFile; early: number } {
  if (offsetMs === 0) return { cues: file, early: 0 };
  const kept = file.cues.filter(({ endMs }) => endMs + offsetMs > 0);
  const cues = kept.map((cue) => ({
    ...cue,
    startMs: Math.max(0, cue.startMs + offsetMs),
    endMs: cue.endMs + offsetMs,
  }));
  return { cues: { ...file, cues }, early: file.cues.length - kept.length };
}
