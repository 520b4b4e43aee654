import { history, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { MARK_KINDS, sortMarks } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import {
  newParagraph,
  REVIEW_STATES,
  type ParagraphId,
  type Transcript,
} from '../../../domain/transcript/transcript.ts';
import { adoptTranscript } from './adoptTranscript.ts';
import { documentOf, transcriptOf } from './documentBridge.ts';
import { blocksOf } from './editCommands.ts';
import { newParagraphId } from './newParagraphId.ts';
import { replaceTexts, type TextReplacement } from './replaceTexts.ts';
import { retimePlugin } from './retimePlugin.ts';
import { sectionsPlugin } from './sectionsPlugin.ts';

const texts = fc.array(fc.constantFrom('le', 'vent', 'lève', '« sable »', 'e\u0301'), { maxLength: 6 });

const paragraphs = fc
  .tuple(
    fc.integer({ min: 0, max: 120 }),
    texts,
    fc.boolean(),
    fc.constantFrom(...REVIEW_STATES),
    fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom(...MARK_KINDS), fc.constantFrom('', 'n')), {
      maxLength: 3,
    }),
  )
  .map(([id, words, isHeading, review, marks]) => {
    const text = words.join(' ');
    const times = tokensOf(text).map((_, index) => [100 * index, 100 * index + 80, index] as const);
    return newParagraph(`p${id}` as ParagraphId, text, {
      kind: isHeading ? 'heading' : 'paragraph',
      words: times,
      startMs: times[0]?.[0] ?? null,
      endMs: times.at(-1)?.[1] ?? null,
      review,
      marks: sortMarks(
        marks.map(([a, b, kind, note]) => ({
          from: Math.min(a, b, text.length),
          to: Math.min(Math.max(a, b), text.length),
          kind,
          note: kind === 'comment' ? note : '',
        })),
      ),
    });
  });

const transcripts: fc.Arbitrary<Transcript> = fc.uniqueArray(paragraphs, {
  minLength: 1,
  maxLength: 100,
  selector: ({ id }) => id,
});

/** A text and what it became: some paragraphs went, came, moved or were changed. */
const versions = transcripts.chain((before) =>
  fc
    .tuple(fc.constant(before), fc.shuffledSubarray([...before]), fc.boolean(), transcripts)
    .map(([old, kept, isMoved, other]) => {
      const ordered = isMoved ? kept : old.filter((paragraph) => kept.includes(paragraph));
      const added = other.slice(0, 5).filter(({ id }) => !ordered.some((paragraph) => paragraph.id === id));
      return [old, [...ordered.slice(0, 3), ...added, ...ordered.slice(3)]] as const;
    }),
);

function open(transcript: Transcript): EditorState {
  return EditorState.create({
    doc: documentOf(transcript, newParagraphId),
    plugins: [history({ newGroupDelay: 0 }), sectionsPlugin(), retimePlugin()],
  });
}

function run(state: EditorState, command: Command): EditorState {
  let result = state;
  command(state, (transaction) => {
    result = state.apply(transaction);
  });
  return result;
}

describe('documentBridge', () => {
  it('gives back the transcript it was given, marks and all', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        expect(checkTranscript(transcript)).toEqual([]);
        expect(transcriptOf(documentOf(transcript, newParagraphId))).toEqual(transcript);
      }),
    );
  });
});

describe('adoptTranscript', () => {
  it('gives the other text exactly, in one step that undo takes back', () => {
    fc.assert(
      fc.property(versions, ([before, after]) => {
        fc.pre(after.length > 0);
        const state = open(before);
        const adopted = run(state, adoptTranscript(after));
        expect(transcriptOf(adopted.doc)).toEqual(after);
        expect(transcriptOf(run(adopted, undo).doc)).toEqual(before);
      }),
    );
  });

  it('leaves alone what stays, and the caret where its paragraph is', () => {
    const ids = Array.from({ length: 100 }, (_, index) => `p${index}` as ParagraphId);
    const before = ids.map((id) => newParagraph(id, `Un texte ${id}`));
    const state = open(before);
    const caretAt = blocksOf(state.doc)[70]!.position + 4;
    const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, caretAt)));
    const after = before.map((paragraph, index) =>
      index === 3 ? { ...paragraph, text: 'Un long texte p3' } : paragraph,
    );
    const adopted = run(placed, adoptTranscript([newParagraph('new' as ParagraphId, 'Avant'), ...after]));
    expect(adopted.selection.$head.parent.attrs['id']).toBe('p70');
    expect(adopted.selection.$head.parentOffset).toBe(3);
    expect(blocksOf(adopted.doc)[71]!.node).toBe(blocksOf(state.doc)[70]!.node);
  });

  it('does nothing for an equal text', () => {
    const before = [newParagraph('a' as ParagraphId, 'Un'), newParagraph('b' as ParagraphId, 'Deux')];
    expect(adoptTranscript([{ ...before[0]! }, { ...before[1]! }])(open(before))).toBe(false);
  });

  it('makes no step of its own of a change from elsewhere', () => {
    const before = [newParagraph('a' as ParagraphId, 'Un')];
    const adopted = run(open(before), adoptTranscript([newParagraph('a' as ParagraphId, 'Une')], false));
    expect(transcriptOf(run(adopted, undo).doc)[0]!.text).toBe('Une');
  });
});

function replacement(index: number, from: number, to: number, text: string): TextReplacement {
  return { paragraphId: `p${index}` as ParagraphId, from, to, text };
}

describe('replaceTexts', () => {
  const before = ['Le sirocco lève', 'le sable, le sirocco'].map((text, index) => {
    const words = tokensOf(text).map((_, word) => [1_000 * word, 1_000 * word + 700, 10 * index + word] as const);
    return newParagraph(`p${index}` as ParagraphId, text, { words, startMs: 0, endMs: words.at(-1)![1] });
  });
  it('keeps the times of replaced words, in one undo step', () => {
    const state = open(before);
    const command = replaceTexts([
      replacement(0, 3, 10, 'simoun'),
      replacement(1, 0, 2, 'du'),
      replacement(1, 13, 20, 'simoun'),
    ]);
    const replaced = run(state, command);
    const after = transcriptOf(replaced.doc);
    expect(after.map(({ text }) => text)).toEqual(['Le simoun lève', 'du sable, le simoun']);
    expect(after.map(({ words }) => words)).toEqual(before.map(({ words }) => words));
    expect(transcriptOf(run(replaced, undo).doc)).toEqual(before);
  });

  it('does nothing when one of them no longer fits', () => {
    const state = open(before);
    expect(run(state, replaceTexts([replacement(0, 0, 2, 'La'), replacement(1, 0, 99, '')]))).toBe(state);
    expect(run(state, replaceTexts([replacement(7, 0, 0, 'x')]))).toBe(state);
  });
});
