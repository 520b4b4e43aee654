import type { TimedTextSummary } from '../../contract/timedTextSchemas.ts';
import { checkTimes } from '../../domain/transcript/checkTimes.ts';
import { ESTIMATED } from '../../domain/transcript/transcript.ts';
import { takeTimes } from '../../domain/transcript/takeTimes.ts';
import { countWords } from '../../domain/transcript/countWords.ts';
import { adoptParagraphs } from '../notices/adoptParagraphs.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { correctByGlossary } from './correctByGlossary.ts';
import type { TimedFile } from './readTimedFile.ts';
import { endOfRecording } from './endOfRecording.ts';
import { shiftedFile, sourceOfTimes } from './sourceOfTimes.ts';

/** More problems than a person reads. */
const MOST_PROBLEMS = 200;
const BEGINNING_LENGTH = 240;

/** The talk that a timed text is for, and how that must be shifted. */
interface Receiver {
  readonly store: LibraryStore;
  readonly talk: TalkNumber;
  readonly shift: TimedTextSummary['shift'];
}

/** Says what a timed text holds, and what it would bring to a talk. */
export function summariseTimedText(file: TimedFile, receiver: Receiver): TimedTextSummary {
  const { text, problems, encoding } = file;
  const { store, talk, shift } = receiver;
  const known = store.talks.speakers(talk);
  const adopted = adoptParagraphs(text.paragraphs, known);
  const { speakers } = adopted;
  const { paragraphs, correctedCount } = correctByGlossary(store, talk, adopted.paragraphs);
  const added = new Set(speakers.slice(known.length).map(({ id }) => id));
  const spoken = new Map(text.paragraphs.map(({ speaker }, index) => [speaker, paragraphs[index]!.speakerId]));
  // Those who are named and say nothing are `undefined`, those whom the talk has no room for `null`.
  const named = text.speakers.filter((name) => spoken.get(name) !== null);
  const leftOut = text.speakers.length - named.length;
  const told = leftOut === 0 ? problems : [...problems, { code: 'tooManySpeakers', line: 0, detail: String(leftOut) }];
  const words = paragraphs.flatMap((paragraph) => paragraph.words);
  return {
    format: text.format,
    encoding: encoding ?? '',
    language: text.language,
    paragraphCount: paragraphs.length,
    wordCount: countWords(paragraphs),
    estimatedCount: words.filter(([, , anchor]) => anchor === ESTIMATED).length,
    confidenceCount: text.confidences.filter((confidence) => confidence !== null).length,
    endMs: paragraphs.reduce((latest, { endMs }) => Math.max(latest, endMs ?? 0), 0),
    speakers: named.map((name) => {
      const id = spoken.get(name) ?? null;
      return { name, isKnown: id !== null && !added.has(id) };
    }),
    problems: told.slice(0, MOST_PROBLEMS),
    problemCount: told.length,
    timeProblemCount: checkTimes(paragraphs, endOfRecording(store, talk)).length,
    correctedCount,
    timesOnly: timesOnlyOf(file, receiver),
    shift,
    beginning: beginningOf(paragraphs.map((paragraph) => paragraph.text).find((each) => each !== '') ?? ''),
  };
}

/** What taking only the times would give. */
function timesOnlyOf(file: TimedFile, { store, talk, shift }: Receiver): TimedTextSummary['timesOnly'] {
  const stored = store.transcripts.read(talk);
  if (countWords(stored) === 0) return null;
  const source = sourceOfTimes(shiftedFile(file, shift).text);
  const { matchedCount, estimatedCount, keptCount } = takeTimes(stored, source, endOfRecording(store, talk));
  return { matchedCount, estimatedCount, keptCount };
}

/** Cut at a blank; in a script that writes none, between two characters. */
function beginningOf(text: string): string {
  if (text.length <= BEGINNING_LENGTH) return text;
  const blank = text.lastIndexOf(' ', BEGINNING_LENGTH);
  const isInPair = text.codePointAt(BEGINNING_LENGTH - 1)! > 0xffff;
  const end = blank > 0 ? blank : isInPair ? BEGINNING_LENGTH - 1 : BEGINNING_LENGTH;
  return `${text.slice(0, end)}…`;
}
