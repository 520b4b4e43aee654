import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimes } from '../transcript/estimateTimes.ts';
import { replaceInParagraph } from '../transcript/replaceInParagraph.ts';
import { type PinKind } from '../transcript/pinNotes.ts';
import { isNoteSound, sortMarks, type TextMark } from '../transcript/textMarks.ts';
import { newParagraph, type Paragraph, type ParagraphId, type Transcript } from '../transcript/transcript.ts';
import { breakPlaces } from './breakPlaces.ts';
import { LECTURE_FR } from './cueLimits.ts';
import { deriveCues, type DerivedCue } from './deriveCues.ts';

function derive(transcript: Transcript): DerivedCue[] {
  return deriveCues(transcript, estimateTimes(transcript, null), LECTURE_FR, { speakers: [], durationMs: null });
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.stringMatching(/^[a-zé]{1,12}$/),
        fc.constantFrom('fin.', 'oui,', '«', '»', '?', '?', '25', 'le', 'Ah !'),
      ),
      fc.constantFrom(' ', ' ', ' ', '\u00A0', '  '),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.flat().join(''));

const KINDS: readonly PinKind[] = ['cueBreak', 'lineBreak', 'noBreak', 'cueTimes', 'wording'];
const anyNote = fc.oneof(
  fc.constantFrom('', 'cue', 'plus court', 'une phrase bien plus longue que ce qui est dit là, et de loin, vraiment'),
  fc.tuple(fc.nat(40_000), fc.nat(5_000)).map(([startMs, ms]) => `${startMs}-${startMs + ms}`),
  fc.nat(40_000).map((ms) => `${ms}-`),
  fc.nat(40_000).map((ms) => `-${ms}`),
);

/** Any sound pins, in any place, words cut and all. */
function pinsIn(text: string, kinds = KINDS): fc.Arbitrary<TextMark[]> {
  return fc
    .array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(...kinds), anyNote)
        .map(([a, b, kind, note]): TextMark => ({ from: Math.min(a, b), to: Math.max(a, b), kind, note }))
        .filter(isNoteSound),
      { maxLength: 6 },
    )
    .map(sortMarks);
}

const SECONDS_EACH = 20;

/** Paragraphs of 15 s, 5 s apart, with any pins. */
function transcripts(kinds = KINDS): fc.Arbitrary<Paragraph[]> {
  const anyParagraph = anyText.chain((text) => fc.tuple(fc.constant(text), pinsIn(text, kinds)));
  return fc.array(anyParagraph, { minLength: 1, maxLength: 4 }).map((list) =>
    list.map(([text, marks], index) => {
      const startMs = index * SECONDS_EACH * 1_000;
      return newParagraph(`p${index}` as ParagraphId, text, { startMs, endMs: startMs + 15_000, marks });
    }),
  );
}

const UNTIMED = KINDS.filter((kind) => kind !== 'cueTimes');

describe('cues with any pins', () => {
  it('change nothing when they are derived again', () => {
    fc.assert(
      fc.property(transcripts(), (transcript) => {
        expect(derive(structuredClone(transcript))).toEqual(derive(transcript));
      }),
    );
  });

  it('follow one another, last, and cover their paragraphs in order', () => {
    fc.assert(
      fc.property(transcripts(), (transcript) => {
        const cues = derive(transcript);
        for (const [index, cue] of cues.entries()) {
          expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.endMs ?? 0);
          expect(cue.endMs).toBeGreaterThan(cue.startMs);
          expect(cue.textEnd).toBeGreaterThanOrEqual(cue.textStart);
        }
        for (const { id, text } of transcript) {
          const own = cues.filter(({ paragraphId }) => paragraphId === id);
          const edges = [0, ...own.flatMap(({ textStart, textEnd }) => [textStart, textEnd]), text.length];
          const between =
            own.length === 0
              ? [text]
              : edges.flatMap((at, index) => (index % 2 === 0 ? [text.slice(at, edges[index + 1])] : []));
          expect(between.join('').trim()).toBe('');
        }
      }),
    );
  });

  it('show the words of the transcript where no wording is pinned', () => {
    fc.assert(
      fc.property(transcripts(KINDS.filter((kind) => kind !== 'wording')), (transcript) => {
        const shown = derive(transcript).flatMap(({ lines }) => lines.flatMap(wordsOf));
        expect(shown).toEqual(transcript.flatMap(({ text }) => wordsOf(text)));
      }),
    );
  });

  it('begin wherever a break is pinned', () => {
    fc.assert(
      fc.property(transcripts(), (transcript) => {
        const pins = derive(transcript).flatMap((cue) => cue.pins);
        expect(pins.filter(({ pin, isMet }) => pin.kind === 'cueBreak' && !isMet)).toEqual([]);
      }),
    );
  });

  it('are shown at their pinned times, or say that they are not', () => {
    fc.assert(
      fc.property(transcripts(), (transcript) => {
        const cues = derive(transcript);
        for (const { startMs, endMs, pins } of cues) {
          const own = pins.filter(
            ({ pin }) => cues.filter((cue) => cue.pins.some((each) => each.pin === pin)).length === 1,
          );
          const met = own.filter(({ pin, isMet }) => pin.kind === 'cueTimes' && isMet);
          const notes = new Set([`${startMs}-${endMs}`, `${startMs}-`, `-${endMs}`]);
          expect(met.filter(({ pin }) => !notes.has(pin.note))).toEqual([]);
        }
      }),
    );
  });

  /**
   * What an edit leaves alone: the text of every other paragraph's cues always, and their times too when the edited one
   * stays in its own time and pins none - what is shown at a time depends on the cues beside it.
   */
  it('stay as they are in the paragraphs that an edit does not touch', () => {
    const anyEdit = fc.tuple(fc.nat(3), fc.nat(400), fc.nat(30), fc.constantFrom('', 'mot', ' encore un mot. ', ' '));
    fc.assert(
      fc.property(transcripts(UNTIMED), anyEdit, (transcript, [which, at, length, text]) => {
        const place = which % transcript.length;
        const { id, text: old } = transcript[place]!;
        const from = Math.min(at, old.length);
        const edited = replaceInParagraph(transcript[place]!, [
          { from, to: Math.min(from + length, old.length), text },
        ]);
        const others = (cues: readonly DerivedCue[]) => cues.filter(({ paragraphId }) => paragraphId !== id);
        expect(others(derive(transcript.with(place, edited)))).toEqual(others(derive(transcript)));
      }),
      { numRuns: 300 },
    );
  });

  it('keep a pinned break at its word through edits of other words', () => {
    const anyEdit = fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom('', 'mot', ' encore un mot. ', 'a b'));
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.array(anyEdit, { maxLength: 5 }), (text, which, edits) => {
        const places = breakPlaces(text);
        fc.pre(places.length > 0);
        // A word like no other, to find it again.
        const { from, to } = places[which % places.length]!;
        const marked = `${text.slice(0, from)}ÉPINGLE${text.slice(to)}`;
        const mark: TextMark = { from, to: from + 7, kind: 'cueBreak', note: '' };
        let now = newParagraph('p' as ParagraphId, marked, { startMs: 0, endMs: 15_000, marks: [mark] });
        for (const [at, length, added] of edits) {
          const start = Math.min(at, now.text.length);
          const end = Math.min(start + length, now.text.length);
          const word = now.text.indexOf('ÉPINGLE');
          if (end >= word && start <= word + 7) continue;
          now = replaceInParagraph(now, [{ from: start, to: end, text: added }]);
        }
        expect(derive([now]).filter(({ lines }) => /^\S*ÉPINGLE/.test(lines[0]!))).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
