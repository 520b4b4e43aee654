import { undo } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { TYPED, type SpeakerId } from '../../../domain/transcript/transcript.ts';
import { transcriptOf } from './documentBridge.ts';
import { blocksOf, mergeWithPrevious, setSpeaker, splitAtCaret, toggleHeading } from './editCommands.ts';
import { copy, open, paste, remove, run, select, type, wordsOf } from './editingBench.ts';

/** Cuts a selection and pastes it elsewhere. */
function move(state: EditorState, to: readonly [number, number]): EditorState {
  return run(select(run(state, remove), to), paste(copy(state)));
}

describe('clipboardPlugin', () => {
  it('moves words with their times, within a paragraph and across', () => {
    const state = open(['un deux trois', 'quatre cinq']);
    expect(wordsOf(move(select(state, [0, 3], [0, 8]), [1, 0]))).toEqual([
      'un@0 trois@2000',
      'deux@1000 quatre@3000 cinq@4000',
    ]);
    expect(wordsOf(move(select(state, [1, 0], [1, 7]), [0, 13]))[0]).toBe('un@0 deux@1000 troisquatre@2000');
  });

  it('gives back the same words and times when what was cut between words is pasted where it was (law)', () => {
    const texts = fc.array(fc.stringMatching(/^[a-c]{1,4}( [a-c]{1,4}){0,6}$/), { minLength: 1, maxLength: 5 });
    const word = fc.tuple(fc.nat(4), fc.nat(6));
    fc.assert(
      fc.property(texts, word, word, (paragraphs, from, to) => {
        const behind = ([index, count]: readonly [number, number]): [number, number] => {
          const words = paragraphs[index % paragraphs.length]!.split(' ');
          return [index, words.slice(0, 1 + (count % words.length)).join(' ').length];
        };
        const state = select(open(paragraphs), behind(from), behind(to));
        const back = run(run(state, remove), paste(copy(state)));
        expect(wordsOf(back)).toEqual(wordsOf(state));
        expect(checkTranscript(transcriptOf(back.doc))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps speaker and times of whole paragraphs that are moved', () => {
    let state = open(['un deux', 'trois', 'quatre cinq', '']);
    for (const [index, speaker] of ['a', 'b', 'c'].entries()) {
      state = run(state, setSpeaker(speaker as SpeakerId, blocksOf(state.doc)[index]!.position));
    }
    const moved = run(select(state, [3, 0]), paste(copy(select(state, [0, 0], [2, 11]))));
    const after = transcriptOf(moved.doc).slice(3);
    expect(after.map(({ speakerId }) => speakerId)).toEqual(['a', 'b', 'c']);
    expect(wordsOf(moved).slice(3)).toEqual(['un@0 deux@1000', 'trois@2000', 'quatre@3000 cinq@4000']);
    expect(after[0]).toMatchObject({ startMs: 0, endMs: 1_700 });
    expect(new Set(transcriptOf(moved.doc).map(({ id }) => id)).size).toBe(6);
  });

  it('never lets a moved word run backwards: it takes the time of its new place', () => {
    const moved = move(select(open(['un deux trois quatre']), [0, 0], [0, 3]), [0, 11]);
    expect(wordsOf(moved)).toEqual(['deux@1000 trois@2000 un@2700 quatre@3000']);
    expect(checkTranscript(transcriptOf(moved.doc))).toEqual([]);
  });

  it('leaves what it is pasted into as it is, whatever comes behind what was selected', () => {
    const texts = ['un deux', 'titre', 'trois quatre'];
    let state = run(select(open(texts), [1, 0]), toggleHeading);
    for (const [index, speaker] of ['a', 'b', 'c'].entries()) {
      state = run(state, setSpeaker(speaker as SpeakerId, blocksOf(state.doc)[index]!.position));
    }
    const first = copy(select(state, [0, 0], [1, 0]));
    const rows = (at: readonly [number, number]): string[] =>
      transcriptOf(run(select(state, at), paste(first)).doc).map(
        ({ kind, speakerId, text, startMs }) => `${kind} ${speakerId}: ${text} @${startMs}`,
      );
    expect(rows([2, 6]).slice(2)).toEqual(['paragraph c: trois un deux @3000', 'paragraph c: quatre @4000']);
    expect(rows([2, 0]).slice(2)).toEqual(['paragraph a: un deux @0', 'paragraph c: trois quatre @3000']);
  });

  it('takes the white space off the lines of another program, but not where they are pasted into one', () => {
    const { schema, doc } = open(['un']);
    const lines = [' deux ', '\u00A0trois  ', '   ', ' quatre '].map((line) =>
      schema.node('paragraph', null, [schema.text(line)]),
    );
    const slice = new Slice(Fragment.from(doc.firstChild!.type.create(null, lines)), 2, 2);
    const pasted = run(select(open(['un cinq']), [0, 2]), paste(slice));
    expect(transcriptOf(pasted.doc).map(({ text }) => text)).toEqual(['un deux', 'trois', '', 'quatre  cinq']);
  });

  it('leaves no time mark behind, and undo takes all back', () => {
    const state = select(open(['un deux trois', 'quatre']), [0, 3], [0, 7]);
    const moved = move(state, [1, 6]);
    expect(JSON.stringify(moved.doc.toJSON())).not.toContain('"time"');
    expect(transcriptOf(run(run(moved, undo), undo).doc)).toEqual(transcriptOf(state.doc));
  });

  it('takes controls and line separators for blanks', () => {
    const state = open(['']);
    const text = state.schema.text('un\u2028deux\u0000trois\tquatre');
    const slice = new Slice(Fragment.from(state.schema.nodes.paragraph!.create(null, text)), 1, 1);
    expect(run(select(state, [0, 0]), paste(slice)).doc.textContent).toBe('un deux trois quatre');
    // A piece of a line comes without a paragraph.
    const piece = new Slice(Fragment.from(text), 0, 0);
    expect(run(select(state, [0, 0]), paste(piece)).doc.textContent).toBe('un deux trois quatre');
  });

  it('gives words that come without a time the time of their place', () => {
    const state = open(['un deux']);
    const words = transcriptOf(run(select(state, [0, 2]), type(' et')).doc)[0]!.words;
    expect(words[1]).toEqual([700, 1_000, TYPED]);
  });

  it('keeps any session of cuts and pastes sound, and undo gives the first text back (law)', () => {
    const spot = fc.tuple(fc.nat(5), fc.nat(30));
    const step = fc.tuple(spot, spot, spot, fc.constantFrom('move', 'copy', 'split', 'merge'));
    const texts = fc.array(fc.stringMatching(/^[a-c]{1,4}( [a-c]{1,4}){0,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.array(step, { maxLength: 15 }), (paragraphs, steps) => {
        const first = open(paragraphs);
        let state = first;
        for (const [from, to, target, kind] of steps) {
          const selected = select(state, from, to);
          if (kind === 'move') state = move(selected, target);
          else if (kind === 'copy') state = run(select(state, target), paste(copy(selected)));
          else state = run(select(state, from), kind === 'split' ? splitAtCaret : mergeWithPrevious);
          state.doc.check();
          expect(checkTranscript(transcriptOf(state.doc))).toEqual([]);
        }
        while (undo(state)) state = run(state, undo);
        expect(transcriptOf(state.doc)).toEqual(transcriptOf(first.doc));
      }),
      { numRuns: 300 },
    );
  });
});
