import { IN_ONE_CUE, readCueTimes, writeCueTimes, type PinnedTimes } from '../transcript/pinNotes.ts';
import { firstWhere } from '../transcript/firstWhere.ts';
import { isPin, isSameMark, sortMarks, type Pin, type TextMark } from '../transcript/textMarks.ts';
import type { TextRange } from '../transcript/textRange.ts';
import type { TimedTranscript } from '../transcript/timedTranscript.ts';
import type { Paragraph } from '../transcript/transcript.ts';
import { breakPin, breakPlaceAt, breakPlaces, cutStretch } from './breakPlaces.ts';
import type { CueLimits } from './cueLimits.ts';
import { cuesOfParagraph, spokenRangeOf, type ParagraphCue, type SpokenRange } from './deriveCues.ts';

/** A paragraph whose cues are changed, with what they are derived by. */
export interface PinnedParagraph {
  readonly paragraph: Paragraph;
  readonly range: SpokenRange;
  readonly limits: CueLimits;
}

/** The paragraph at this place of a transcript, not a heading, as its cues are derived with the others. */
export function pinnedAt(timed: TimedTranscript, at: number, limits: CueLimits): PinnedParagraph {
  const range = spokenRangeOf(timed, at, limits, ({ speakerId }) => speakerId);
  return { paragraph: timed.transcript[at]!, range, limits };
}

/**
 * The marks of the paragraph after a change, or why there is none: `noCue`, the offset lies in no cue, or there is no
 * cue beside it in the paragraph; `noWord`, no cue can begin there; `noChange`, it is so already; `tooLong`, what is
 * wanted does not fit into a cue; `worded`, the words there are shown as others.
 */
export type PinEdit =
  | { readonly ok: true; readonly marks: readonly TextMark[] }
  | { readonly ok: false; readonly reason: 'noCue' | 'noWord' | 'noChange' | 'tooLong' | 'worded' };

function refuse(reason: Extract<PinEdit, { ok: false }>['reason']): PinEdit {
  return { ok: false, reason };
}

/**
 * Moves the start of the cue at `offset` to the word at `to`, in it or in the cue before. Other cues stay; times that
 * were pinned for the boundary go.
 */
export function moveCueBoundary(pinned: PinnedParagraph, offset: number, to: number): PinEdit {
  const { cues, index } = findCue(pinned, offset);
  const [before, cue] = [cues[index - 1], cues[index]];
  if (cue === undefined || before === undefined) return refuse('noCue');
  const place = breakPlaceAt(pinned.paragraph.text, to);
  if (place === null || place.from <= before.textStart || place.from >= cue.textEnd) return refuse('noWord');
  if (place.from === cue.textStart) return refuse('noChange');
  return isWorded(place, [before, cue]) ? refuse('worded') : regroup(pinned, cues, [index - 1, index], [place]);
}

/** Makes two of a cue: the second begins with the word at `offset`. Other cues stay. */
export function splitCue(pinned: PinnedParagraph, offset: number): PinEdit {
  const place = breakPlaceAt(pinned.paragraph.text, offset);
  if (place === null) return refuse('noWord');
  const { cues, index } = findCue(pinned, place.from);
  const cue = cues[index];
  if (cue === undefined) return refuse('noCue');
  if (place.from <= cue.textStart) return refuse('noChange');
  return isWorded(place, [cue]) ? refuse('worded') : regroup(pinned, cues, [index, index], [place]);
}

/** Makes one of the cue at `offset` and the next one of the paragraph. Other cues stay. */
export function mergeWithNext(pinned: PinnedParagraph, offset: number): PinEdit {
  const { cues, index } = findCue(pinned, offset);
  if (cues[index] === undefined || cues[index + 1] === undefined) return refuse('noCue');
  return regroup(pinned, cues, [index, index + 1], []);
}

/**
 * Pins when the cue at `offset` starts, or ends, in integer milliseconds; `null` takes that pin away. The boundary is
 * then pinned with it. Whether the time can be kept between its neighbours, the derived cue says. Throws `RangeError`
 * when it is no time.
 */
export function nudgeCueTime(
  pinned: PinnedParagraph,
  offset: number,
  edge: 'start' | 'end',
  timeMs: number | null,
): PinEdit {
  if (timeMs !== null && !(Number.isSafeInteger(timeMs) && timeMs >= 0 && timeMs < 1e12)) {
    throw new RangeError(`not a time in milliseconds: ${timeMs}`);
  }
  const { cues, index } = findCue(pinned, offset);
  const cue = cues[index];
  if (cue === undefined) return refuse('noCue');
  const name = edge === 'start' ? 'startMs' : 'endMs';
  if (cue.pinned[name] === timeMs) return refuse('noChange');
  const marks = withoutTimes(pinned.paragraph.marks, [[cue, name]]);
  if (timeMs === null) return { ok: true, marks: sortMarks(marks) };
  return { ok: true, marks: sortMarks([...marks, timePin(cue, breakPlaces(pinned.paragraph.text), name, timeMs)]) };
}

/**
 * Pins when cues end: `ends` holds integer milliseconds by where the text of a cue starts. One pass, however many they
 * are: boundaries that are where they were anyway change no other cue.
 */
export function pinCueEnds(pinned: PinnedParagraph, ends: ReadonlyMap<number, number>): readonly TextMark[] {
  const { paragraph, range, limits } = pinned;
  const ended = cuesOfParagraph(paragraph, range, limits).filter(({ textStart }) => ends.has(textStart));
  const places = breakPlaces(paragraph.text);
  const marks = withoutTimes(
    paragraph.marks,
    ended.map((cue): TimesOf => [cue, 'endMs']),
  );
  return sortMarks([...marks, ...ended.map((cue) => timePin(cue, places, 'endMs', ends.get(cue.textStart)!))]);
}

/** Breaks the cue at `offset` into these lines, which hold its words in order. Other cues stay. */
export function setCueLines(pinned: PinnedParagraph, offset: number, lines: readonly string[]): PinEdit {
  const { cues, index } = findCue(pinned, offset);
  const cue = cues[index];
  if (cue === undefined) return refuse('noCue');
  if (cue.pins.some(({ pin }) => pin.kind === 'wording')) return refuse('worded');
  if (areSameLines(cue.lines, lines)) return refuse('noChange');
  const { textStart: from, textEnd: to } = cue;
  const free = pinned.paragraph.marks.filter(
    (mark) => mark.kind !== 'lineBreak' || mark.from < from || mark.from >= to,
  );
  const breaks = lineBreaks(pinned.paragraph.text, cue, lines);
  // Most often these are the lines that the cue has by itself, without the pin that gave it others.
  for (const marks of [free, [...free, ...breaks]]) {
    const kept = keepCues(pinned, marks, { wanted: cues, affected: [{ from, to }] });
    if (!kept.ok) continue;
    const after = cuesOfParagraph({ ...pinned.paragraph, marks: kept.marks }, pinned.range, pinned.limits);
    if (areSameLines(after[index]!.lines, lines)) return kept;
  }
  return refuse('tooLong');
}

/** Whether lines are the same, one by one. */
export function areSameLines(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, at) => line === others[at]);
}

/** The pins that begin each of these lines but the first with its own word. */
function lineBreaks(text: string, { textStart, textEnd }: ParagraphCue, lines: readonly string[]): TextMark[] {
  const runs = [...text.slice(textStart, textEnd).matchAll(/\S+/gu)];
  let passed = 0;
  return lines.slice(0, -1).flatMap((line): TextMark[] => {
    passed += line.match(/\S+/gu)?.length ?? 0;
    const run = runs[passed];
    if (run === undefined) return [];
    const from = textStart + run.index;
    return [{ from, to: from + run[0].length, kind: 'lineBreak', note: '' }];
  });
}

/**
 * Shows the cue at `offset` with another text. Other cues stay, and so does this one where the text fits into it; a
 * longer one is broken. An empty text, or the spoken one, takes the wording away.
 */
export function setWording(pinned: PinnedParagraph, offset: number, text: string): PinEdit {
  const { cues, index } = findCue(pinned, offset);
  const cue = cues[index];
  if (cue === undefined) return refuse('noCue');
  const note = text.replace(/\s*\n\s*/gu, ' ').trim();
  const old = cue.pins.flatMap(({ pin }) => (pin.kind === 'wording' ? [pin] : []));
  const from = Math.min(cue.textStart, ...old.map((pin) => pin.from));
  const to = Math.max(cue.textEnd, ...old.map((pin) => pin.to));
  const spoken = pinned.paragraph.text.slice(from, to);
  const isSpoken = note === '' || note === spoken.trim();
  const marks = pinned.paragraph.marks.filter((mark) => !old.some((pin) => isSameMark(pin, mark)));
  if (isSpoken) return old.length === 0 ? refuse('noChange') : { ok: true, marks };
  if (old.some((pin) => pin.note === note && pin.from === from && pin.to === to)) return refuse('noChange');
  const worded = [...marks, { from, to, kind: 'wording' as const, note }];
  const wanted = cues.filter(({ textStart }) => textStart <= from || textStart >= to);
  const first = wanted.findIndex(({ textEnd }) => textEnd > from);
  const kept = keepCues(pinned, worded, { wanted, affected: [{ from: wanted[first]!.textStart, to }] });
  return kept.ok ? kept : { ok: true, marks: sortMarks([...worded, ...edgePins(pinned, { from, to })]) };
}

/** The marks of a paragraph without one of its pins. */
export function releasePin({ marks }: Paragraph, pin: Pin): readonly TextMark[] {
  return marks.filter((mark) => !isSameMark(mark, pin));
}

/** The marks of a paragraph without the pins that touch `[from, to]`. */
export function releasePins({ marks }: Paragraph, { from, to }: TextRange): readonly TextMark[] {
  return marks.filter((mark) => !isPin(mark) || mark.to < from || mark.from > to);
}

function findCue({ paragraph, range, limits }: PinnedParagraph, offset: number) {
  const cues = cuesOfParagraph(paragraph, range, limits);
  const index = cues.findIndex(({ textStart, textEnd }) => textStart <= offset && offset < textEnd);
  return { cues, index };
}

function isWorded({ from }: TextRange, cues: readonly ParagraphCue[]): boolean {
  return cues.some(({ pins }) => pins.some(({ pin }) => pin.kind === 'wording' && pin.from < from && from < pin.to));
}

/** Whether the boundary of two neighbours lies in a wording, where no place in the text stands for it. */
function shareWording(cue: ParagraphCue | undefined, next: ParagraphCue | undefined): boolean {
  if (cue === undefined || next === undefined) return false;
  return cue.pins.some(({ pin }) => pin.kind === 'wording' && next.pins.some((other) => other.pin === pin));
}

/** The pin of a time of a cue; `places` are those of its paragraph. */
function timePin(
  { textStart, textEnd }: ParagraphCue,
  places: readonly TextRange[],
  edge: keyof PinnedTimes,
  timeMs: number,
): TextMark {
  const first = firstWhere(places, ({ to }) => to > textStart);
  const end = firstWhere(places, ({ from }) => from >= textEnd);
  const place = first >= end ? undefined : places[edge === 'startMs' ? first : end - 1];
  const { from, to } = place ?? { from: textStart, to: textEnd };
  const range = edge === 'startMs' ? { from: textStart, to } : { from, to: textEnd };
  return { ...range, kind: 'cueTimes', note: writeCueTimes({ startMs: null, endMs: null, [edge]: timeMs }) };
}

/** Divides the words of the cues `first` to `last` anew: the first begins where it did, the others at `places`. */
function regroup(
  pinned: PinnedParagraph,
  cues: readonly ParagraphCue[],
  [first, last]: readonly [first: number, last: number],
  places: readonly TextRange[],
): PinEdit {
  const edges = [...cues.keys(), cues.length].slice(first, last + 2);
  if (edges.some((index) => shareWording(cues[index - 1], cues[index]))) return refuse('worded');
  const lost = cues.slice(first + 1, last + 1);
  const breaks = new Set(lost.flatMap(({ pins }) => pins.flatMap(({ pin }) => (pin.kind === 'cueBreak' ? [pin] : []))));
  const timesLost = [
    ...cues.slice(first, last).map((cue): TimesOf => [cue, 'endMs']),
    ...lost.map((cue): TimesOf => [cue, 'startMs']),
  ];
  const marks = withoutTimes(pinned.paragraph.marks, timesLost)
    .filter((mark) => ![...breaks].some((pin) => isSameMark(pin, mark)))
    .flatMap((mark) => (mark.kind === 'noBreak' ? cutStretch(mark, places, pinned.paragraph.text) : [mark]));
  const starts = [cues[first]!.textStart, ...places.map(({ from }) => from)];
  const ends = [
    ...places.map(({ from }) => pinned.paragraph.text.slice(0, from).trimEnd().length),
    cues[last]!.textEnd,
  ];
  const affected = starts.map((from, index) => ({ from, to: ends[index]! }));
  const wanted = [...cues.slice(0, first), ...starts.map((textStart) => ({ textStart })), ...cues.slice(last + 1)];
  const broken = [...marks, ...places.map(breakPin)];
  const kept = keepCues(pinned, broken, { wanted, affected });
  if (kept.ok) return kept;
  // Lines that were broken for the cues as they were may be too many for these.
  const isIn = ({ from }: TextRange): boolean => from >= starts[0]! && from < cues[last]!.textEnd;
  const unlined = broken.filter((mark) => mark.kind !== 'lineBreak' || !isIn(mark));
  return unlined.length === broken.length ? kept : keepCues(pinned, unlined, { wanted, affected });
}

/** Breaks before a stretch and behind it. */
function edgePins({ paragraph }: PinnedParagraph, { from, to }: TextRange): TextMark[] {
  const places = breakPlaces(paragraph.text);
  const edges = [places.find((place) => place.to > from), places.find((place) => place.from >= to)];
  return edges.flatMap((place) => (place === undefined || place === places[0] ? [] : [breakPin(place)]));
}

/** What a change wants of the cues of a paragraph: where they all start, and the stretches of those that it is about. */
interface WantedCues {
  readonly wanted: readonly Pick<ParagraphCue, 'textStart'>[];
  readonly affected: readonly TextRange[];
}

/**
 * The marks with no more pins than it takes for the wanted cues: none, else stretches that hold together, else breaks
 * around them too. What lies outside of these breaks is then divided as it was.
 */
function keepCues(pinned: PinnedParagraph, marks: readonly TextMark[], { wanted, affected }: WantedCues): PinEdit {
  const wholes = affected
    .filter(({ from, to }) => /\s/u.test(pinned.paragraph.text.slice(from, to)))
    .map((range): TextMark => ({ ...range, kind: 'noBreak', note: IN_ONE_CUE }));
  const around = { from: affected[0]!.from, to: affected.at(-1)!.to };
  for (const more of [[], wholes, [...wholes, ...edgePins(pinned, around)]]) {
    const tried = sortMarks([...marks, ...more]);
    const cues = cuesOfParagraph({ ...pinned.paragraph, marks: tried }, pinned.range, pinned.limits);
    const isSame =
      cues.length === wanted.length && cues.every((cue, index) => cue.textStart === wanted[index]!.textStart);
    if (isSame) return { ok: true, marks: tried };
  }
  return refuse('tooLong');
}

type TimesOf = readonly [cue: ParagraphCue, edge: keyof PinnedTimes];

/** Marks without the times that pin these edges. */
function withoutTimes(marks: readonly TextMark[], edges: readonly TimesOf[]): TextMark[] {
  let left = [...marks];
  for (const [{ pins }, edge] of edges) {
    for (const { pin, times } of pins)
      if (times[edge] !== null) left = left.flatMap((mark) => withoutEdge(mark, pin, edge));
  }
  return left;
}

/** A mark without one of its times, if it is the pin or what an earlier pass left of it. */
function withoutEdge(mark: TextMark, pin: Pin, edge: keyof PinnedTimes): TextMark[] {
  if (mark.kind !== 'cueTimes' || mark.from !== pin.from || mark.to !== pin.to) return [mark];
  const times = readCueTimes(mark.note);
  if (times === null || times[edge] !== readCueTimes(pin.note)?.[edge]) return [mark];
  const left = { ...times, [edge]: null };
  return left.startMs === null && left.endMs === null ? [] : [{ ...mark, note: writeCueTimes(left) }];
}
