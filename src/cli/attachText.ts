import type { Call } from '../contract/methods.ts';
import type { TextEncodingName, TimedTextSummary } from '../contract/timedTextSchemas.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import type { ClockShift } from '../domain/sound/clockShift.ts';
import { diffTranscripts } from '../domain/transcript/transcriptChange.ts';

/** What `attach-text --json` prints. */
interface AttachedText extends Pick<
  TimedTextSummary,
  | 'format'
  | 'encoding'
  | 'paragraphCount'
  | 'wordCount'
  | 'problems'
  | 'timeProblemCount'
  | 'correctedCount'
  | 'timesOnly'
> {
  readonly talkId: TalkId;
  /** `problems` are the first of these. */
  readonly problemCount: number;
  readonly speakers: readonly string[];
  /** What the times of the file were shifted by; `null` when they were not. */
  readonly shift: ClockShift | null;
}

/** What of a timed text is taken. */
export interface AttachOptions {
  /** Leaves the text as it is, and takes the times of the words that the file has, too. */
  readonly timesOnly: boolean;
  /** Shifts the times as the talk's own say, where these are sure. */
  readonly shifts: boolean;
  /** `null` for the likeliest. */
  readonly encoding: TextEncodingName | null;
}

/** Makes a timed text the text of a talk, in place of the one there is, or takes its times. */
export async function attachText(
  call: Call,
  talkId: TalkId,
  { path, timesOnly, shifts, encoding: asked }: AttachOptions & { readonly path: string },
): Promise<AttachedText> {
  const { speakers, ...summary } = await call('timedTexts.read', { talkId, path, encoding: asked });
  const { format, encoding, paragraphCount, wordCount, problems, problemCount, timeProblemCount, correctedCount } =
    summary;
  const shift = shifts && summary.shift?.isSure === true ? shiftOf(summary.shift) : null;
  const taken = await call('timedTexts.take', {
    talkId,
    path,
    encoding: asked,
    takes: timesOnly ? 'times' : 'text',
    shift,
  });
  const stored = await call('transcripts.get', { talkId });
  const change = diffTranscripts(stored.paragraphs, taken.paragraphs);
  await call('transcripts.save', { talkId, baseVersion: stored.version, change });
  // Who speaks, the glossary and the order of the file's times are nothing to a text that stays.
  const names = timesOnly ? [] : speakers.map(({ name }) => name);
  const ofText = timesOnly ? { timeProblemCount: 0, correctedCount: 0 } : { timeProblemCount, correctedCount };
  const counts = { paragraphCount, wordCount, problemCount, ...ofText };
  return { talkId, format, encoding, ...counts, timesOnly: taken.timesOnly, shift, speakers: names, problems };
}

function shiftOf({ scale, offsetMs }: ClockShift): ClockShift {
  return { scale, offsetMs };
}

/** The same for a person. */
export function describeAttached({ format, encoding, paragraphCount, wordCount, ...rest }: AttachedText): string {
  const more = rest.problemCount - rest.problems.length;
  const lines = [
    `${[format, encoding].filter(Boolean).join(', ')}: ${paragraphCount} paragraphs, ${wordCount} words`,
    ...(rest.timesOnly === null ? [] : [describeTimes(rest.timesOnly)]),
    ...(rest.shift === null ? [] : [describeShift(rest.shift)]),
    ...(rest.speakers.length === 0 ? [] : [`speakers: ${rest.speakers.join(', ')}`]),
    ...(rest.correctedCount === 0 ? [] : [`corrected by the glossary: ${rest.correctedCount}`]),
    ...(rest.timeProblemCount === 0 ? [] : [`problems of times, to be mended in the editor: ${rest.timeProblemCount}`]),
    ...rest.problems.map(({ code, line, detail }) =>
      `${line === 0 ? '' : `line ${line}: `}${code} ${detail}`.trimEnd(),
    ),
    ...(more === 0 ? [] : [`… and ${more} more`]),
  ];
  return `${lines.join('\n')}\n`;
}

function describeTimes({ matchedCount, estimatedCount, keptCount }: NonNullable<AttachedText['timesOnly']>): string {
  return `times of the talk's words: ${matchedCount} taken, ${estimatedCount} estimated, ${keptCount} kept`;
}

function describeShift({ scale, offsetMs }: ClockShift): string {
  const drift = scale === 1 ? '' : `, drift ${((scale - 1) * 100).toFixed(3)} %`;
  return `times shifted by ${(offsetMs / 1_000).toFixed(2)} s${drift}`;
}
