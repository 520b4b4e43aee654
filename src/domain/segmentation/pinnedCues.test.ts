import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { type PinKind } from '../transcript/pinNotes.ts';
import { sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId } from '../transcript/transcript.ts';
import { LECTURE_FR } from './cueLimits.ts';
import { deriveCues, type DerivedCue } from './deriveCues.ts';

const TEXT =
  'La mer monte deux fois par jour. Elle descend ensuite, et la plage se découvre jusqu’aux rochers. Puis tout recommence.';

/** A pin on the words `on` of the text. */
function pin(kind: PinKind, on: string, note = '', text = TEXT): TextMark {
  const from = text.indexOf(on);
  return { from, to: from + on.length, kind, note };
}

/** A paragraph whose words are spoken at 400 ms each, from `startMs`. */
function spoken(marks: readonly TextMark[], text = TEXT, startMs = 0): Paragraph {
  const words = tokensOf(text).map((_, index) => [startMs + index * 400, startMs + index * 400 + 400, index] as const);
  const endMs = startMs + words.length * 400;
  return newParagraph(`p${startMs}` as ParagraphId, text, { startMs, endMs, words, marks: sortMarks(marks) });
}

function derive(...transcript: Paragraph[]): DerivedCue[] {
  const times = estimateTimes(transcript, null);
  return deriveCues(transcript, times, LECTURE_FR, { speakers: [], durationMs: null });
}

function linesOf(...marks: TextMark[]): (readonly string[])[] {
  return derive(spoken(marks)).map(({ lines }) => lines);
}

function unmet(cues: readonly DerivedCue[]): string[] {
  return cues.flatMap(({ pins }) => pins.flatMap((each) => (each.isMet ? [] : [each.pin.kind])));
}

const FREE = [
  ['La mer monte deux fois par jour.'],
  ['Elle descend ensuite,', 'et la plage se découvre jusqu’aux rochers.'],
  ['Puis tout recommence.'],
];

describe('deriveCues with pins', () => {
  it('breaks as it likes where none are', () => {
    expect(linesOf()).toEqual(FREE);
  });

  it('begins a cue at a word, however close it holds to the one before', () => {
    expect(linesOf(pin('cueBreak', 'mer'))[0]).toEqual(['La']);
    expect(linesOf(pin('cueBreak', 'mer'))[1]).toEqual(['mer monte deux fois par jour.']);
  });

  it('begins a line at a word, and a cue where it could not', () => {
    expect(linesOf(pin('lineBreak', 'fois'))[0]).toEqual(['La mer monte deux', 'fois par jour.']);
    const three = linesOf(pin('lineBreak', 'monte'), pin('lineBreak', 'fois'));
    expect(three.flat().filter((line) => /^(?:monte|fois)/.test(line))).toHaveLength(2);
  });

  it('ends no cue and no line inside a stretch', () => {
    expect(linesOf(pin('noBreak', 'ensuite, et la plage'))[1]).toEqual([
      'Elle descend ensuite, et la plage',
      'se découvre jusqu’aux rochers.',
    ]);
  });

  it('keeps two sentences in one cue, with a line for each', () => {
    expect(linesOf(pin('noBreak', 'jour. Elle descend', 'cue'))[0]).toEqual([
      'La mer monte deux fois par jour.',
      'Elle descend ensuite,',
    ]);
  });

  it('says which stretch no cue can hold, and breaks it once', () => {
    const cues = derive(spoken([pin('noBreak', TEXT, 'cue')]));
    expect(cues).toHaveLength(2);
    expect(unmet(cues)).toEqual(['noBreak', 'noBreak']);
  });

  it('forces what another pin forbids, and says so', () => {
    const cues = derive(spoken([pin('noBreak', 'deux fois par'), pin('cueBreak', 'fois')]));
    expect(cues.map(({ lines }) => lines[0]).slice(0, 2)).toEqual(['La mer monte deux', 'fois par jour.']);
    expect(unmet(cues)).toEqual(['noBreak', 'noBreak']);
  });

  it('shows a wording for its words, in the time of what it stands for', () => {
    const cues = derive(
      spoken([pin('wording', 'Elle descend ensuite, et la plage se découvre', 'Elle découvre la plage')]),
    );
    expect(cues[1]?.lines).toEqual(['Elle découvre la plage jusqu’aux rochers.']);
    expect(cues[1]).toMatchObject({ startMs: 2_800, textStart: 33, textEnd: TEXT.indexOf(' Puis') });
    expect(cues.map(({ startMs }) => startMs)).toEqual(derive(spoken([])).map(({ startMs }) => startMs));
  });

  it('leaves each of neighbouring wordings in its own time', () => {
    const marks = [
      pin('wording', FREE[0]![0]!, 'Deux marées.'),
      pin('wording', FREE[1]!.join(' '), 'La plage attend.'),
    ];
    const cues = derive(spoken([...marks, pin('cueBreak', 'Elle'), pin('cueBreak', 'Puis')]));
    expect(cues.map(({ startMs, lines }) => [startMs, ...lines])).toEqual([
      [0, 'Deux marées.'],
      [2_800, 'La plage attend.'],
      [6_800, 'Puis tout recommence.'],
    ]);
  });

  it('breaks a wording that is longer than a cue', () => {
    const long =
      'La mer monte, et elle monte encore, et encore, et puis elle monte toujours, deux fois, chaque jour que Dieu fait.';
    const cues = derive(spoken([pin('wording', 'La mer monte deux fois par jour.', long), pin('cueBreak', 'Elle')]));
    const [first, second] = cues;
    expect([...first!.lines, ...second!.lines].join(' ')).toBe(long);
    expect([first!.textStart, second!.textEnd]).toEqual([0, 32]);
    expect(first!.textEnd).toBeLessThan(second!.textStart);
  });

  it('covers the text with its ranges', () => {
    expect(derive(spoken([])).map(({ textStart, textEnd }) => TEXT.slice(textStart, textEnd))).toEqual(
      FREE.map((lines) => lines.join(' ')),
    );
  });

  it('shows a cue at its pinned times, and its neighbours around it', () => {
    const cues = derive(spoken([pin('cueTimes', FREE[1]!.join(' '), '2500-7000')]));
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2_420],
      [2_500, 7_000],
      [7_000, 8_400],
    ]);
    expect(unmet(cues)).toEqual([]);
  });

  it('leaves out a time that would push others away, and says so', () => {
    const far = derive(spoken([pin('cueTimes', FREE[1]!.join(' '), '9000-')]));
    expect(far.map(({ startMs }) => startMs)).toEqual(derive(spoken([])).map(({ startMs }) => startMs));
    expect(unmet(far)).toEqual(['cueTimes']);
    expect(unmet(derive(spoken([pin('cueTimes', FREE[0]![0]!, '-9000')])))).toEqual(['cueTimes']);
    const late = derive(spoken([pin('cueTimes', FREE[0]![0]!, '-2900'), pin('cueTimes', 'Elle', '2850-')]));
    expect(late.map(({ startMs }) => startMs).slice(0, 2)).toEqual([0, 2_900]);
    expect(unmet(late)).toEqual(['cueTimes']);
  });

  it('holds the boundary whose time is pinned', () => {
    const marks = [pin('cueTimes', 'monte', '850-')];
    expect(linesOf(...marks).slice(0, 2)).toEqual([['La mer'], ['monte deux fois par jour.']]);
    expect(linesOf(pin('cueTimes', 'monte', '-1300')).slice(0, 2)).toEqual([['La mer monte'], ['deux fois par jour.']]);
  });

  it('changes no cue of another paragraph', () => {
    const other = spoken([], TEXT, 20_000);
    const alone = derive(spoken([]), other).slice(-3);
    const marks = [pin('cueBreak', 'mer'), pin('wording', 'fois par jour', 'fois'), pin('cueTimes', 'Puis', '-9000')];
    expect(derive(spoken(marks), other).slice(-3)).toEqual(alone);
  });
});
