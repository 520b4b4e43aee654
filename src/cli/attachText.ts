import type { Call } from '../contract/methods.ts';
import type { TimedTextSummary } from '../contract/timedTextSchemas.ts';
import type { TalkId } from '../domain/transcript/transcript.ts';
import { diffTranscripts } from '../domain/transcript/transcriptChange.ts';

/** What `attach-text --json` prints. */
interface AttachedText extends Pick<
  TimedTextSummary,
  'format' | 'paragraphCount' | 'wordCount' | 'problems' | 'timeProblemCount' | 'correctedCount'
> {
  readonly talkId: TalkId;
  /** `problems` are the first of these. */
  readonly problemCount: number;
  readonly speakers: readonly string[];
}

/** Makes a timed text the text of a talk, in place of the one there is. */
export async function attachText(call: Call, talkId: TalkId, path: string): Promise<AttachedText> {
  const { speakers, ...summary } = await call('timedTexts.read', { talkId, path });
  const { format, paragraphCount, wordCount, problems, problemCount, timeProblemCount, correctedCount } = summary;
  const { paragraphs } = await call('timedTexts.take', { talkId, path });
  const stored = await call('transcripts.get', { talkId });
  const change = diffTranscripts(stored.paragraphs, paragraphs);
  await call('transcripts.save', { talkId, baseVersion: stored.version, change });
  const names = speakers.map(({ name }) => name);
  const counts = { paragraphCount, wordCount, problemCount, timeProblemCount, correctedCount };
  return { talkId, format, ...counts, speakers: names, problems };
}

/** The same for a person. */
export function describeAttached({ format, paragraphCount, wordCount, ...rest }: AttachedText): string {
  const more = rest.problemCount - rest.problems.length;
  const lines = [
    `${format}: ${paragraphCount} paragraphs, ${wordCount} words`,
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
