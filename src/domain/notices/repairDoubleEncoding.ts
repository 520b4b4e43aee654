/** A text that was perhaps read in the wrong encoding once or more, and what it said before. */
export interface RepairedEncoding {
  /** The repaired text; the text itself when it is sound. */
  readonly text: string;
  readonly isTwiceEncoded: boolean;
  /** `certain` when no accent of the text is sound, `likely` when some are; `none` for a sound text. */
  readonly certainty: 'certain' | 'likely' | 'none';
}

/** What Windows-1252 shows for the bytes 0x80 to 0x9f; the five that it leaves open stay control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const BYTES = new Map<string, number>();
for (let byte = 0x80; byte <= 0xff; byte++) {
  const character = String.fromCharCode(byte);
  BYTES.set(character, byte);
  const shown = WINDOWS_1252[byte - 0x80];
  if (shown !== undefined) BYTES.set(shown, byte);
}

/** A text is seldom read wrongly more often. */
const MAX_ROUNDS = 3;
/** Letters of other scripts are believed in runs only: `é »` with a no-break space reads as one Chinese character. */
const LEAST_RUN = 3;
/** What may be the first byte of several, with one behind it that may be a further one. */
const LEAD = /[\u00C2-\u00F4](?=[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])/g;

/**
 * Finds UTF-8 that was read as Windows-1252 or ISO-8859-1 (`Ã©` for `é`, `â€™` for `’`), and reads it again as often as
 * it takes. Only sequences that give a letter or mark of French and its neighbours are taken, others in runs, so that
 * sound text stays as it is.
 */
export function repairDoubleEncoding(text: string): RepairedEncoding {
  let current = text;
  let certainty: RepairedEncoding['certainty'] = 'none';
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { repaired, count, soundCount } = repairOnce(current);
    if (count === 0) break;
    if (round === 0) certainty = soundCount === 0 ? 'certain' : 'likely';
    current = repaired;
  }
  return { text: current, isTwiceEncoded: certainty !== 'none', certainty };
}

interface Sequence {
  readonly start: number;
  readonly end: number;
  readonly character: string;
}

function repairOnce(text: string): { repaired: string; count: number; soundCount: number } {
  const sequences = believable(sequencesOf(text), text);
  if (sequences.length === 0) return { repaired: text, count: 0, soundCount: 0 };
  let repaired = '';
  let at = 0;
  let rest = '';
  for (const { start, end, character } of sequences) {
    const between = text.slice(at, start);
    repaired += between + character;
    rest += between;
    at = end;
  }
  repaired += text.slice(at);
  rest += text.slice(at);
  // The no-break space of `Ã\u00A0` often became a plain one on the way.
  const orphans = [...rest.matchAll(/Ã(?= )/g)].length;
  if (orphans > 0) repaired = repaired.replaceAll(/Ã (?=\s)/g, 'à').replaceAll(/Ã (?=\S)/g, 'à ');
  const soundCount = [...rest.matchAll(/[À-ÖØ-öø-ÿŒœ]/g)].length - orphans;
  return { repaired: repaired.replace(/^\uFEFF/, ''), count: sequences.length, soundCount };
}

/** Every place where the text's characters, as bytes, are one character of UTF-8. */
function sequencesOf(text: string): Sequence[] {
  const sequences: Sequence[] = [];
  let end = 0;
  for (const { index } of text.matchAll(LEAD)) {
    const sequence = index < end ? null : sequenceAt(text, index);
    if (sequence === null) continue;
    sequences.push(sequence);
    end = sequence.end;
  }
  return sequences;
}

function sequenceAt(text: string, start: number): Sequence | null {
  const lead = BYTES.get(text[start]!) ?? 0;
  const length = sequenceLength(lead);
  if (length === 0) return null;
  let code = lead & (0x7f >> length);
  for (let offset = 1; offset < length; offset++) {
    const byte = BYTES.get(text[start + offset] ?? '') ?? 0;
    if (byte < 0x80 || byte > 0xbf) return null;
    code = code * 64 + (byte & 0x3f);
  }
  if (!isScalar(code, length)) return null;
  return { start, end: start + length, character: String.fromCodePoint(code) };
}

/** How many bytes a character takes that begins with `lead`; 0 when none begins so. */
function sequenceLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Whether a number is a character's, and not written longer than it need be. */
function isScalar(code: number, length: number): boolean {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code >= [0, 0, 0x80, 0x800, 0x10000][length]! && code <= 0x10ffff && !isSurrogate;
}

/** Letters and marks of Western European texts, and pictures. */
const PLAIN =
  /^[\u0300-\u036F\u00A0-\u017F\u0192\u02C6\u02DC\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2028\u202F\u2030\u2032\u2033\u2039\u203A\u20AC\u2122\u2190-\u2193\u2212\uFB00-\uFB06\uFEFF\u{1F300}-\u{1FAFF}]$/u;

/** What may stand between the letters of a run. */
const GAP = /^[\s.,;:!?'"()-]{0,3}$/;
const GAP_LENGTH = 3;

function believable(sequences: readonly Sequence[], text: string): Sequence[] {
  const kept: Sequence[] = [];
  let run: Sequence[] = [];
  const endRun = (): void => {
    if (run.length >= LEAST_RUN) kept.push(...run);
    run = [];
  };
  for (const sequence of sequences) {
    const lastOfRun = run.at(-1);
    const isBroken = lastOfRun !== undefined && !isGap(text, lastOfRun.end, sequence.start);
    if (isBroken) endRun();
    if (PLAIN.test(sequence.character) || isHalfRepaired(sequence, kept.at(-1))) {
      endRun();
      kept.push(sequence);
    } else if (/[\p{L}\p{M}]/u.test(sequence.character)) run.push(sequence);
    else endRun();
  }
  endRun();
  return kept;
}

function isGap(text: string, from: number, to: number): boolean {
  return to - from <= GAP_LENGTH && GAP.test(text.slice(from, to));
}

/** A byte of a longer sequence, which the next round repairs. */
function isHalfRepaired({ character, start }: Sequence, previous: Sequence | undefined): boolean {
  return character >= '\u0080' && character <= '\u009F' && previous?.end === start;
}
