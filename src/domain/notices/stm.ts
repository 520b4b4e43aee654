import { spansOfCues, type TimedCue } from '../formats/cueSpans.ts';
import { paragraphsFromSpans } from '../formats/paragraphsFromSpans.ts';
import { linesOf } from '../formats/parsed.ts';
import { timeOf } from '../formats/speech.ts';
import { NoticeDraft, readingOf } from './noticeDraft.ts';
import { speakerOf } from './metadataValues.ts';
import type { ReadNotice, SourceReading } from './sourceReading.ts';
import { titleOfFile } from './transcriber.ts';

/** `file channel speaker start end [<labels>] text`. */
const LINE =
  /^(\S{1,200})\s{1,20}(\S{1,20})\s{1,20}(\S{1,200})\s{1,20}(\d{1,7}(?:\.\d{1,9})?)\s{1,20}(\d{1,7}(?:\.\d{1,9})?)(?:\s{1,20}(<[^<>]{0,200}>))?(?:\s+(.*))?$/u;
/** What NIST's scoring passes over, and what stands for no voice. */
const UNSCORED = /^(?:ignore_time_segment_in_scoring|excluded_region|inter_segment_gap)$/i;
/** A line of another text may look like one by chance. */
const LEAST_SHARE = 0.9;

interface StmLine extends TimedCue {
  readonly file: string;
  readonly speaker: string | null;
  readonly line: number;
}

/**
 * Reads NIST's segment time marked transcripts (`.stm`): a talk for each recording that the file names, in the order of
 * their lines. `null` when the text is none: nearly every line of one that is no comment has its five columns.
 */
export function readStm(text: string): SourceReading | null {
  const written = linesOf(text)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith(';;'));
  const read = written.flatMap(({ line, number }) => lineOfStm(line, number) ?? []);
  if (read.length === 0 || read.length < written.length * LEAST_SHARE) return null;
  const byFile = Map.groupBy(read, ({ file }) => file);
  return readingOf(
    'transcriber',
    [...byFile].map(([file, lines]) => readFile(file, lines)),
  );
}

function lineOfStm(written: string, line: number): StmLine | null {
  const [, file = '', , voice = '', start, end, , said = ''] = LINE.exec(written) ?? [];
  if (file === '') return null;
  const startMs = timeOf(start) ?? 0;
  const endMs = Math.max(startMs, timeOf(end) ?? 0);
  const isSpeech = !UNSCORED.test(voice) && !UNSCORED.test(said.trim());
  // Voices without a name are numbered; a name stands with `_` for its spaces.
  const speaker = voice.replaceAll('_', ' ').trim() || null;
  return { file, speaker, line, startMs, endMs, lines: [isSpeech ? said.trim() : ''], voices: [speaker], stamps: [] };
}

function readFile(file: string, lines: readonly StmLine[]): ReadNotice {
  const draft = new NoticeDraft();
  const spoken = lines.filter((each) => each.lines[0] !== '');
  const { line } = lines[0]!;
  draft.say('title', titleOfFile(file), { rule: 'stmFile', line, sureness: 'guessed' });
  for (const each of spoken) {
    const speaker = each.speaker?.includes(' ') === true ? speakerOf(each.speaker) : null;
    if (speaker !== null) draft.addSpeaker(speaker, { rule: 'stmSpeaker', line: each.line });
  }
  const { paragraphs } = paragraphsFromSpans(spansOfCues(spoken));
  if (paragraphs.length > 0) draft.say('transcript', { paragraphs, complete: true }, { rule: 'stmLines', line });
  return draft.read([]);
}
