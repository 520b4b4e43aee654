import type { Call } from '../contract/methods.ts';
import { Failure } from '../contract/failure.ts';
import type { Talk } from '../contract/schemas.ts';
import { cuesOfFile } from '../domain/checks/cuesOfFile.ts';
import { withSpokenWords } from '../domain/checks/spokenWords.ts';
import type { CheckedCue } from '../domain/checks/violation.ts';
import type { TextProblem } from '../domain/formats/parsed.ts';
import { speechOf } from '../domain/formats/subtitlesOfSpeech.ts';
import type { RuleProfile } from '../domain/profiles/ruleProfile.ts';
import type { CueLimits } from '../domain/segmentation/cueLimits.ts';
import { deriveCues, type CuedTalk } from '../domain/segmentation/deriveCues.ts';
import { durationOf } from '../domain/time/recordingTime.ts';
import { estimateTimes } from '../domain/transcript/estimateTimes.ts';
import type { TalkId, Transcript } from '../domain/transcript/transcript.ts';
import { readCueFile, type ReadingAs } from './readCueFile.ts';

/** Cues with what is known of where they come from. */
export interface Checkable {
  readonly cues: readonly CheckedCue[];
  readonly durationMs: number | null;
  readonly profile: RuleProfile;
  /** `null` for a talk. */
  readonly format: string | null;
  readonly encoding: string | null;
  readonly problems: readonly TextProblem[];
}

/** How a file is read, and what it is checked for. */
interface FileReading extends ReadingAs {
  readonly profile: RuleProfile;
  readonly durationMs: number | null;
}

/**
 * The subtitles of a file, as it has them; of speech, those that are derived from it. Throws `timedText.unread` when it
 * holds none.
 */
export async function fileToCheck(path: string, { profile, durationMs, ...as }: FileReading): Promise<Checkable> {
  const { value, problems, encoding, isSpeech } = await readCueFile(path, as);
  if (value === null || value.cues.length === 0) throw new Failure('timedText.unread', path);
  const facts = { durationMs, profile, format: value.format, encoding, problems };
  if (!isSpeech) return { ...facts, cues: cuesOfFile(value.cues) };
  const { transcript, speakers } = speechOf(value);
  return { ...facts, cues: derivedCues(transcript, profile.limits, { speakers, durationMs, language: null }) };
}

/** The subtitles that are derived from a talk by the profile that was named (`null`: by its own). */
export async function talkToCheck(call: Call, talkId: TalkId, named: RuleProfile | null): Promise<Checkable> {
  const talk = await call('talks.get', { talkId });
  const { paragraphs } = await call('transcripts.get', { talkId });
  if (!paragraphs.some(({ text }) => text.trim() !== '')) throw new Failure('export.empty', talk.title);
  const speakers = talk.speakers.map(({ id, given, family }) => ({ id, name: `${given} ${family}`.trim() }));
  const durationMs = durationOf(talk);
  const profile = named ?? (await call('profiles.ofTalk', { talkId })).profile;
  const cues = derivedCues(paragraphs, profile.limits, { speakers, durationMs, language: talk.language });
  return { cues, durationMs, profile, format: null, encoding: null, problems: [] };
}

function derivedCues(transcript: Transcript, limits: CueLimits, talk: CuedTalk & Pick<Talk, 'language'>): CheckedCue[] {
  const times = estimateTimes(transcript, talk.durationMs);
  return withSpokenWords(deriveCues(transcript, times, limits, talk), transcript, times, talk.language);
}
