import { history, redo, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTranscript } from '../../../domain/transcript/checkTranscript.ts';
import { replaceInParagraph } from '../../../domain/transcript/replaceInParagraph.ts';
import { isNoteSound, MARK_KINDS, sortMarks } from '../../../domain/transcript/textMarks.ts';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import {
  newParagraph,
  REVIEW_STATES,
  type Paragraph,
  type ParagraphId,
  type Transcript,
} from '../../../domain/transcript/transcript.ts';
import { adoptTranscript } from './adoptTranscript.ts';
import { documentOf, paragraphOf, transcriptOf } from './documentBridge.ts';
import { blocksOf, setTimeAtCaret, setWordEdgeAt, splitAtCaret } from './editCommands.ts';
import { select, timedParagraphs, wordsOf } from './editingBench.ts';
import { newParagraphId } from './newParagraphId.ts';
import { retimePlugin } from './retimePlugin.ts';
import { sectionsPlugin } from './sectionsPlugin.ts';

const texts = fc.array(fc.constantFrom('le', 'vent', 'lève', '« sable »', 'e\u0301'), { maxLength: 6 });

const paragraphs = fc
  .tuple(
    fc.integer({ min: 0, max: 120 }),
    texts,
    fc.boolean(),
    fc.constantFrom(...REVIEW_STATES),
    fc.array(
      fc.tuple(fc.nat(20), fc.nat(20), fc.constantFrom(...MARK_KINDS), fc.constantFrom('', 'n', 'cue', '5-', '-9')),
      {
        maxLength: 4,
      },
    ),
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
        marks
          .map(([a, b, kind, note]) => ({
            from: Math.min(a, b, text.length),
            to: Math.min(Math.max(a, b), text.length),
            kind,
            note: ['foreign', 'italic'].includes(kind) ? '' : note,
          }))
          .filter(isNoteSound),
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

function textOf(...paragraphTexts: string[]): Transcript {
  return paragraphTexts.map((text, index) => newParagraph(`p${index}` as ParagraphId, text));
}

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

  it('changes paragraphs that stand behind the fortieth of a section', () => {
    const forty = Array.from({ length: 40 }, (_, index) => `Un ${index}`);
    const grown = run(select(open(textOf(...forty)), [0, 2]), splitAtCaret);
    const before = transcriptOf(grown.doc);
    const last = { ...before.at(-1)!, text: 'La fin' };
    const after = [...before.slice(0, -1), last, newParagraph('new' as ParagraphId, 'Ou non')];
    expect(transcriptOf(run(grown, adoptTranscript(after)).doc)).toEqual(after);
  });

  const TEXTS = ['Un vent', 'Bonjour à tous', 'À un mur', 'La fin'];
  /** What is selected once another text was taken over, with a bar at the caret's end. */
  const selected = (anchor: [number, number], head: [number, number], after: Transcript): string => {
    const state = open(textOf(...TEXTS));
    const at = ([index, offset]: [number, number]): number => blocksOf(state.doc)[index]!.position + 1 + offset;
    const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(anchor), at(head))));
    const { doc, selection } = run(placed, adoptTranscript(after));
    expect(transcriptOf(doc)).toEqual(after);
    const covered = doc.textBetween(selection.from, selection.to, ' / ');
    const { text } = paragraphOf(selection.$head.parent);
    const { parentOffset } = selection.$head;
    return `${text.slice(0, parentOffset)}|${text.slice(parentOffset)} [${covered}]`;
  };

  it('keeps the caret in its word while text is put in before it', () => {
    const after = textOf(TEXTS[0]!, 'Mesdames, Bonjour à tous', TEXTS[2]!, TEXTS[3]!);
    expect(selected([1, 7], [1, 7], after)).toBe('Mesdames, Bonjour| à tous []');
    const gone = textOf(TEXTS[0]!, 'à tous', TEXTS[2]!, TEXTS[3]!);
    expect(selected([1, 7], [1, 7], gone)).toBe('|à tous []');
  });

  it('keeps what is selected, and its direction, whatever changes elsewhere', () => {
    const after = textOf(TEXTS[0]!, `${TEXTS[1]!} et à toutes`, TEXTS[2]!, TEXTS[3]!);
    expect(selected([2, 0], [2, 8], after)).toBe('À un mur| [À un mur]');
    expect(selected([3, 2], [2, 2], after)).toBe('À |un mur [un mur / La]');
  });

  it('keeps what is selected where paragraphs are put in, moved and changed at once', () => {
    const [first, second, third, last] = textOf(...TEXTS);
    const added = ['a', 'b'].map((id) => newParagraph(id as ParagraphId, 'Neuf'));
    expect(selected([1, 8], [2, 4], [first!, added[0]!, second!, third!, added[1]!, last!])).toBe(
      'À un| mur [à tous / À un]',
    );
    expect(selected([2, 2], [2, 4], [third!, second!, last!])).toBe('À un| mur [un]');
    const changed = { ...third!, text: 'Vois : À un mur' };
    expect(selected([2, 2], [2, 4], [last!, changed, first!])).toBe('Vois : À un| mur [un]');
  });

  it('leaves the caret at the next paragraph when its own is gone', () => {
    const [first, second, third, last] = textOf(...TEXTS);
    expect(selected([1, 4], [1, 4], [first!, third!, last!])).toBe('|À un mur []');
    expect(selected([3, 2], [3, 2], [first!, second!, third!])).toBe('À un mur| []');
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

/** What another window stored of the text is taken over. */
function changedElsewhere(state: EditorState, change: (paragraph: Paragraph) => Paragraph): EditorState {
  const [first, ...others] = transcriptOf(state.doc);
  return run(state, adoptTranscript([change(first!), ...others], false));
}

function insert(from: number, text: string) {
  return (paragraph: Paragraph) => replaceInParagraph(paragraph, [{ from, to: from, text }]);
}

describe('undo after a change from elsewhere', () => {
  const before = open(timedParagraphs(['un deux trois quatre']));
  it('gives each word its own time still, where both changed one paragraph', () => {
    const typed = run(before, (state, dispatch) => {
      dispatch?.(state.tr.insertText(' et', 4));
      return true;
    });
    const changed = changedElsewhere(typed, insert(17, 'vingt '));
    expect(wordsOf(changed)).toEqual(['un@0 et@700 deux@1000 trois@2000 vingt@2700 quatre@3000']);
    const undone = run(changed, undo);
    expect(wordsOf(undone)).toEqual(['un@0 deux@1000 trois@2000 vingt@2700 quatre@3000']);
    expect(checkTranscript(transcriptOf(undone.doc))).toEqual([]);
    expect(wordsOf(run(undone, redo))).toEqual(wordsOf(changed));
  });

  it('takes back the time of a paragraph whose words have none', () => {
    const shared = run(
      open(textOf('un deux', 'trois quatre')),
      adoptTranscript(textOf('un vingt deux', 'trois quatre'), false),
    );
    const split = run(select(shared, [1, 5]), splitAtCaret);
    const timed = run(split, setTimeAtCaret('start', 5_000));
    expect(transcriptOf(timed.doc)[2]).toMatchObject({ text: 'quatre', startMs: 5_000 });
    expect(transcriptOf(run(timed, undo).doc)).toEqual(transcriptOf(split.doc));
  });

  it('never brings back times that are not those of the words', () => {
    const timed = run(before, setWordEdgeAt(1, 1, 'start', 1_100));
    const changed = changedElsewhere(timed, insert(14, 'vingt '));
    const undone = run(changed, undo);
    expect(wordsOf(undone)).toEqual(wordsOf(changed));
    expect(checkTranscript(transcriptOf(undone.doc))).toEqual([]);
  });
});
