import { areMarksSound, MARK_KINDS, sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { BY_HAND, REVIEW_STATES, type ReviewState } from '../transcript/transcript.ts';
import { isRecord } from './jsonRecord.ts';
import type { Parsed, TextProblem } from './parsed.ts';

/** A paragraph as a source gives it: no ids yet, speakers by name. Times in integer milliseconds, `null` when unknown. */
export interface TimedParagraph {
  readonly kind: 'paragraph' | 'heading';
  /** The speaker's name as written, or `null`. */
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
  /**
   * Empty, or a time for each token of `tokensOf(text)`. The anchor is as in `WordTime`; a word without one is anchored,
   * and gets its number when the source is adopted.
   */
  readonly words: readonly (readonly [startMs: number, endMs: number, anchor?: number])[];
  /** Left out unless the start was set by hand and no word has a time. */
  readonly isStartByHand?: true;
  /** Left out while it is `untouched`. */
  readonly review?: ReviewState;
  /** Left out when there are none; in the order of `sortMarks`, inside the text. */
  readonly marks?: readonly TextMark[];
}

/** What a Lutrin JSON file holds. `language` is BCP 47; `speakers` are names, each once. */
export interface LutrinTranscript {
  readonly language: string;
  /** Whether this is the whole text of the talk. */
  readonly complete: boolean;
  readonly speakers: readonly string[];
  readonly paragraphs: readonly TimedParagraph[];
}

const FORMAT = 'lutrin-transcript';
const VERSION = 1;

/**
 * Writes the project's own interchange format, version 1, one paragraph a line:
 *
 *     {"format": "lutrin-transcript", "version": 1, "language": "fr", "complete": true, "speakers": ["Ana López"],
 *      "paragraphs": [{"kind": "heading", "text": "Le vent"},
 *       {"kind": "paragraph", "speaker": 0, "startMs": 0, "endMs": 900, "text": "Bonjour.", "words": [[0, 900, 0]],
 *        "review": "checked", "marks": [{"from": 0, "to": 7, "kind": "italic"}]}]}
 *
 * `speaker` is an index into `speakers`. Times are integer milliseconds from the start of the recording; `words` has
 * one time for each run without blanks that holds a letter or a digit, with a third number that says where it comes
 * from: the recognised word, or -1 typed, -2 estimated, -3 by hand. A paragraph without `words` has `"isStartByHand": true`
 * where its `startMs` was set by hand. `from` and `to` of a mark are UTF-16 offsets, and
 * its `note` is left out when empty, as is everything that is not known. Pins are marks too: see `PIN_KINDS`. Nothing of a paragraph but its id is lost.
 *
 * Throws `RangeError` when a paragraph's speaker is not among `speakers`.
 */
export function formatLutrinJson(transcript: LutrinTranscript): string {
  const { language, complete, speakers, paragraphs } = transcript;
  const head = JSON.stringify({ format: FORMAT, version: VERSION, language, complete, speakers });
  const lines = paragraphs.map((paragraph) => `\n${JSON.stringify(plainParagraph(paragraph, speakers))}`);
  return `${head.slice(0, -1)},"paragraphs":[${lines.join(',')}\n]}\n`;
}

function plainParagraph(paragraph: TimedParagraph, speakers: readonly string[]): object {
  const { kind, speaker, startMs, endMs, text, words, isStartByHand, review = 'untouched', marks = [] } = paragraph;
  const index = speaker === null ? null : speakers.indexOf(speaker);
  if (index === -1) throw new RangeError(`not a speaker of this transcript: ${speaker}`);
  return {
    kind,
    ...(index === null ? {} : { speaker: index }),
    ...(startMs === null ? {} : { startMs }),
    ...(endMs === null ? {} : { endMs }),
    text,
    ...(words.length === 0 ? {} : { words }),
    ...(isStartByHand === true ? { isStartByHand } : {}),
    ...(review === 'untouched' ? {} : { review }),
    ...(marks.length === 0
      ? {}
      : { marks: marks.map(({ note, ...mark }) => (note === '' ? mark : { ...mark, note })) }),
  };
}

/**
 * Reads what `formatLutrinJson` writes, version 1. `value` is `null` when the text is no such file. A paragraph that
 * cannot be read whole loses what is wrong with it (its speaker, times, marks), never its text; each loss is a problem.
 * Times that run backwards are kept: see `checkTimes`.
 * Problems have line 0: their `detail` begins with the path in the JSON.
 */
export function parseLutrinJson(text: string): Parsed<LutrinTranscript | null> {
  const problems: TextProblem[] = [];
  const report: Report = (code, detail) => problems.push({ code, line: 0, detail });
  const root = parseJson(text, report);
  if (root === undefined) return { value: null, problems };
  if (!isRecord(root) || root['format'] !== FORMAT || !Array.isArray(root['paragraphs'])) {
    report('notLutrinJson', 'format');
    return { value: null, problems };
  }
  if (root['version'] !== VERSION) {
    report('unknownVersion', 'version');
    return { value: null, problems };
  }
  const speakers = readSpeakers(root['speakers'], report);
  const paragraphs = root['paragraphs'].flatMap(
    (item, index) => new ParagraphReader(item, `paragraphs[${index}]`, report).read(speakers) ?? [],
  );
  const language = typeof root['language'] === 'string' ? root['language'] : 'und';
  return { value: { language, complete: root['complete'] === true, speakers, paragraphs }, problems };
}

type Report = (code: string, detail: string) => void;

/** `undefined` when the text is no JSON: JSON itself has no such value. */
function parseJson(text: string, report: Report): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    report('notJson', error instanceof Error ? error.message.slice(0, 200) : '');
    return undefined;
  }
}

/** Names keep their places, so that indexes hold; what is no name becomes `?`. */
function readSpeakers(value: unknown, report: Report): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    report('badSpeakers', 'speakers');
    return [];
  }
  return value.map((name: unknown, index) => {
    if (typeof name === 'string' && name.trim() !== '') return name;
    report('badSpeakers', `speakers[${index}]`);
    return '?';
  });
}

class ParagraphReader {
  readonly #item: unknown;
  readonly #path: string;
  readonly #report: Report;

  constructor(item: unknown, path: string, report: Report) {
    this.#item = item;
    this.#path = path;
    this.#report = report;
  }

  read(speakers: readonly string[]): TimedParagraph | null {
    const item = this.#item;
    if (!isRecord(item) || typeof item['text'] !== 'string') return this.#lose('badParagraph', 'text');
    const { text } = item;
    const kind = item['kind'] === 'heading' ? 'heading' : 'paragraph';
    if (item['kind'] !== kind) this.#lose('badKind', 'kind');
    const speaker = this.#speaker(item['speaker'], speakers);
    const startMs = this.#time(item, 'startMs');
    const endMs = this.#time(item, 'endMs');
    const words = this.#words(item['words'], text);
    const isStartByHand = startMs !== null && words.length === 0 && this.#isTrue(item['isStartByHand']);
    return {
      kind,
      speaker,
      startMs,
      endMs,
      text,
      words,
      ...(isStartByHand ? { isStartByHand } : {}),
      ...this.#review(item['review']),
      ...this.#marks(item['marks'], text),
    };
  }

  #lose(code: string, key: string): null {
    this.#report(code, `${this.#path}.${key}`);
    return null;
  }

  #speaker(index: unknown, speakers: readonly string[]): string | null {
    if (index === undefined || index === null) return null;
    const name = typeof index === 'number' ? speakers[index] : undefined;
    return name ?? this.#lose('unknownSpeaker', 'speaker');
  }

  #time(item: Readonly<Record<string, unknown>>, key: 'startMs' | 'endMs'): number | null {
    const value = item[key];
    if (value === undefined || value === null) return null;
    return isCount(value) ? value : this.#lose('badTime', key);
  }

  #words(value: unknown, text: string): TimedParagraph['words'] {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const isOfText = Array.isArray(value) && value.every(isWord) && value.length === tokensOf(text).length;
    return isOfText ? value : (this.#lose('badWords', 'words') ?? []);
  }

  #isTrue(value: unknown): boolean {
    if (value !== undefined && typeof value !== 'boolean') this.#lose('badTime', 'isStartByHand');
    return value === true;
  }

  #review(value: unknown): Pick<TimedParagraph, 'review'> {
    const review = REVIEW_STATES.find((state) => state === (value ?? 'untouched'));
    if (review === undefined) this.#lose('badReview', 'review');
    return review === undefined || review === 'untouched' ? {} : { review };
  }

  #marks(value: unknown, text: string): Pick<TimedParagraph, 'marks'> {
    if (value === undefined) return {};
    const read = Array.isArray(value) ? value.map(markOf) : [null];
    const marks = sortMarks(read.filter((mark) => mark !== null));
    if (read.includes(null) || !areMarksSound(marks, text.length)) this.#lose('badMarks', 'marks');
    else if (marks.length > 0) return { marks };
    return {};
  }
}

function markOf(value: unknown): TextMark | null {
  if (!isRecord(value)) return null;
  const { from, to, note = '' } = value;
  const kind = MARK_KINDS.find((each) => each === value['kind']);
  return kind !== undefined && isCount(from) && isCount(to) && typeof note === 'string'
    ? { from, to, kind, note }
    : null;
}

/** A time in milliseconds, or an offset in a text. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isWord(value: unknown): value is TimedParagraph['words'][number] {
  if (!Array.isArray(value) || !isCount(value[0]) || !isCount(value[1])) return false;
  return value.length === 2 || (value.length === 3 && Number.isSafeInteger(value[2]) && value[2] >= BY_HAND);
}
