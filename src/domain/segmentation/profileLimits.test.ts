import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCues } from '../checks/checkCues.ts';
import { parseLutrinJson } from '../formats/lutrinJson.ts';
import { profileOf } from '../profiles/builtInProfiles.ts';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type SpeakerId,
  type WordTime,
} from '../transcript/transcript.ts';
import type { CueLimits } from './cueLimits.ts';
import { deriveCues, type DerivedCue } from './deriveCues.ts';

const ARCOM = profileOf('arcom')!;
const TED = profileOf('ted')!.limits;
const ANA = { id: 'ana' as SpeakerId, name: 'Ana' };
const LUC = { id: 'luc' as SpeakerId, name: 'Luc' };

/** Paragraphs of five seconds, ten seconds apart, spoken by `Ana`, `Luc` or no one. */
function turns(...said: readonly (readonly [speaker: typeof ANA | null, text: string])[]): Paragraph[] {
  return said.map(([speaker, text], index) =>
    newParagraph(`p${index}` as ParagraphId, text, {
      speakerId: speaker?.id ?? null,
      startMs: 10_000 * index,
      endMs: 10_000 * index + 5_000,
    }),
  );
}

function derive(transcript: readonly Paragraph[], limits: CueLimits, speakers = [ANA, LUC]): DerivedCue[] {
  return deriveCues(transcript, estimateTimes(transcript, null), limits, { speakers, durationMs: null });
}

function linesOf(transcript: readonly Paragraph[], limits: CueLimits, speakers = [ANA, LUC]): (readonly string[])[] {
  return derive(transcript, limits, speakers).map(({ lines }) => lines);
}

describe('a dash at each change of speaker', () => {
  it('begins the words of another speaker, and stands in no other cue', () => {
    const said = turns([ANA, 'Oui ?'], [LUC, 'Non.'], [LUC, 'Jamais.'], [ANA, 'Bien.']);
    expect(linesOf(said, ARCOM.limits)).toEqual([['Oui ?'], ['-\u00A0Non.'], ['Jamais.'], ['-\u00A0Bien.']]);
    expect(linesOf(said, TED)).toEqual([['Oui ?'], ['Non.'], ['Jamais.'], ['Bien.']]);
  });

  it('is none where it is not known who speaks, or where the text has one', () => {
    const said = turns([ANA, 'Oui ?'], [null, 'Non.'], [LUC, 'Si.'], [ANA, '– Bien.']);
    expect(linesOf(said, ARCOM.limits)).toEqual([['Oui ?'], ['Non.'], ['Si.'], ['– Bien.']]);
    expect(linesOf(turns([ANA, 'Oui ?'], [LUC, 'Non.']), ARCOM.limits, [])).toEqual([['Oui ?'], ['Non.']]);
  });

  it('looks over very many empty paragraphs without delay', () => {
    const [first, empty, last] = turns([ANA, 'Oui ?'], [LUC, ' '], [LUC, 'Non.']);
    const empties = Array.from({ length: 60_000 }, (_, index) => ({ ...empty!, id: `e${index}` as ParagraphId }));
    expect(linesOf([first!, ...empties, last!], ARCOM.limits)).toEqual([['Oui ?'], ['-\u00A0Non.']]);
  });

  it('looks over headings and empty paragraphs', () => {
    const [first, heading, empty, last] = turns([ANA, 'Oui ?'], [LUC, 'Le vent'], [LUC, ' '], [LUC, 'Non.']);
    const said = [first!, { ...heading!, kind: 'heading' as const }, empty!, last!];
    expect(linesOf(said, ARCOM.limits)).toEqual([['Oui ?'], ['-\u00A0Non.']]);
  });

  it('counts among the characters of its line, and shows the same words', () => {
    const text = 'Il y a trente-six caractères pile ici';
    expect(text).toHaveLength(37);
    const cue = derive(turns([ANA, 'Oui ?'], [LUC, text.slice(0, 36)]), ARCOM.limits)[1]!;
    expect(cue.lines).toHaveLength(2);
    expect(cue).toMatchObject({ textStart: 0, textEnd: 36 });
  });

  it('leaves nothing for the check to find, whoever speaks', () => {
    const anyTurn = fc.tuple(fc.constantFrom(ANA, LUC, null), fc.constantFrom('Oui.', '– Si.', 'La mer monte.', ' '));
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 12 }), (said) => {
        const transcript = turns(...said);
        const cues = derive(transcript, ARCOM.limits);
        const found = checkCues(cues, ARCOM, { durationMs: null });
        expect(found.filter(({ rule }) => rule === 'speakerDash')).toEqual([]);
        const words = cues.flatMap(({ lines }) => lines.map((line) => line.replace(/^-\u00A0/u, '')));
        expect(words.join(' ')).toBe(
          transcript
            .map(({ text }) => text.trim())
            .filter((text) => text !== '')
            .join(' '),
        );
      }),
    );
  });
});

describe('sentences that must not join', () => {
  const demo = parseLutrinJson(
    readFileSync(resolve(import.meta.dirname, '../../../resources/demo/transcript.json'), 'utf8'),
  );
  const lecture = (demo.value?.paragraphs ?? []).map(({ kind, text, startMs, endMs, words }, index) => {
    const timed = words.map(([from, to]): WordTime => [from, to, index]);
    return newParagraph(`p${index}` as ParagraphId, text, { kind, startMs, endMs, words: timed });
  });

  /** How many cues hold the end of a sentence and go on with the start of another. */
  function joined(limits: CueLimits): number {
    return linesOf(lecture, limits).filter((lines) => /[.?!] \p{Lu}.*[^.?!]$/su.test(lines.join(' '))).length;
  }

  it('do so only where one would be seen too shortly alone', () => {
    expect(joined(ARCOM.limits)).toBeGreaterThan(3);
    expect(joined({ ...ARCOM.limits, joinsSentences: false })).toBeLessThanOrEqual(1);
    expect(joined(TED)).toBeLessThanOrEqual(1);
  });

  it('stay together when they are whole, with the marks that close them', () => {
    const [said] = turns([ANA, 'Il dit « Oui. » Et elle « Non. »']);
    expect(linesOf([{ ...said!, endMs: 1_500 }], TED)).toHaveLength(1);
  });
});
