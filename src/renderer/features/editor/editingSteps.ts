import { redo, undo } from '@tiptap/pm/history';
import type { Command, EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import {
  newParagraph,
  REVIEW_STATES,
  type Paragraph,
  type SpeakerId,
  type Transcript,
} from '../../../domain/transcript/transcript.ts';
import { paragraphOf, transcriptOf } from './documentBridge.ts';
import {
  blockAtCaret,
  blocksOf,
  confirmTimesAtCaret,
  mergeIntoPrevious,
  mergeWithNext,
  mergeWithPrevious,
  moveParagraph,
  setReview,
  setSpeaker,
  setTimeAtCaret,
  setWordTimeAtCaret,
  splitAtCaret,
  toggleHeading,
} from './editCommands.ts';
import { copy, paste, pasted, remove, run, select, timedParagraphs, type } from './editingBench.ts';
import { addComment, editComment, marksOfKind, markOrInsert, toggleMark } from './markCommands.ts';
import { releasePinsHere, toggleCueBreakHere, toggleNoBreakHere } from './pinCommands.ts';
import { replaceTexts } from './replaceTexts.ts';

type Place = readonly [paragraph: number, offset: number];

/** What one step of a session does to a selection. */
export interface Step {
  readonly from: Place;
  readonly to: Place;
  /** So that a failing case can be read. */
  readonly name: string;
  /** Makes one edit or several; gives the state after them. */
  readonly act: (state: EditorState) => EditorState;
  /** Where words may change their times besides the selection; `null` where undo may change any. */
  readonly reach: ((state: EditorState) => readonly Range[]) | null;
}

/** Positions of a document. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const place: fc.Arbitrary<Place> = fc.tuple(fc.nat(5), fc.nat(30));
const words = fc
  .array(fc.constantFrom('le', 'vent', "l'été", '«\u00a0sable\u00a0»', 'e\u0301té', '25\u00a0000', '😀', 'שלום', '!'), {
    maxLength: 6,
  })
  .map((list) => list.join(' '));

/** The part of a text that a place in another says. */
function rangeIn(text: string, at: number, length: number): Range {
  const from = Math.min(at, text.length);
  return { from, to: Math.min(text.length, from + length) };
}

const command = (name: string, made: Command): Omit<Step, 'from' | 'to'> => ({
  name,
  act: (state) => run(state, made),
  reach: () => [],
});

/** A command that may give other times to all words of the paragraph at the caret. */
const timing = (name: string, made: Command): Omit<Step, 'from' | 'to'> => ({
  ...command(name, made),
  reach: (state) => {
    const { node, position } = blockAtCaret(state);
    return [{ from: position, to: position + node.nodeSize }];
  },
});

/** Characters that an input method puts together: each stage replaces the one before. */
function compose(stages: readonly string[]): (state: EditorState) => EditorState {
  return (state) => {
    const { from } = state.selection;
    let { to } = state.selection;
    let composed = state;
    for (const stage of stages) {
      const transaction = composed.tr.insertText(stage, from, to).setMeta('composition', 1);
      composed = composed.apply(transaction);
      to = from + stage.length;
    }
    return composed;
  };
}

function drag(target: Place): Pick<Step, 'act' | 'reach'> {
  const dropAt = (state: EditorState): number => select(state, target).selection.from;
  return {
    act(state) {
      const at = dropAt(state);
      const { from, to } = state.selection;
      if (at >= from && at <= to) return state;
      const slice = pasted(copy(state), state);
      const transaction = state.tr.deleteSelection();
      const mapped = transaction.mapping.map(at);
      return state.apply(transaction.replaceRange(mapped, mapped, slice));
    },
    reach: (state) => [{ from: dropAt(state), to: dropAt(state) }],
  };
}

function replaceAll(edits: readonly (readonly [number, number, number, string])[]): Pick<Step, 'act' | 'reach'> {
  const placed = (state: EditorState) => {
    const blocks = blocksOf(state.doc);
    const taken = new Set<number>();
    return edits.flatMap(([index, at, length, text]) => {
      const block = blocks[index % blocks.length]!;
      if (taken.has(block.position)) return [];
      taken.add(block.position);
      const range = rangeIn(block.node.textContent, at, length);
      return [{ ...range, text, paragraphId: paragraphOf(block.node).id, start: block.position + 1 }];
    });
  };
  return {
    act: (state) => run(state, replaceTexts(placed(state))),
    reach: (state) => placed(state).map(({ start, from, to }) => ({ from: start + from, to: start + to })),
  };
}

const ownSteps: fc.Arbitrary<Omit<Step, 'from' | 'to'>> = fc.oneof(
  words.map((text) => command(`type ${text}`, type(text))),
  fc.constantFrom(['e', 'é'], ['k', 'か', 'かn', '仮名'], ['o', 'o', ''], ['´', 'á']).map((stages) => ({
    ...command(`compose ${stages.join()}`, remove),
    act: compose(stages),
  })),
  fc.tuple(place, place).map(([from, to]) => ({
    ...command(`paste ${from.join()} to ${to.join()}`, remove),
    act: (state: EditorState) => run(state, paste(copy(select(state, from, to)))),
  })),
  place.map((to) => ({ name: `drag to ${to.join()}`, ...drag(to) })),
  fc
    .array(fc.tuple(fc.nat(5), fc.nat(20), fc.nat(8), words), { minLength: 1, maxLength: 4 })
    .map((edits) => ({ name: `replace ${JSON.stringify(edits)}`, ...replaceAll(edits) })),
  fc
    .nat(20_000)
    .chain((timeMs) =>
      fc.constantFrom(
        timing(`word at ${timeMs}`, setWordTimeAtCaret(timeMs)),
        timing(`start at ${timeMs}`, setTimeAtCaret('start', timeMs)),
        timing(`end at ${timeMs}`, setTimeAtCaret('end', timeMs)),
        timing('confirm', confirmTimesAtCaret(null)),
      ),
    ),
  fc.constantFrom(
    command('delete', remove),
    command('split', splitAtCaret),
    command('merge back', mergeWithPrevious),
    command('merge from inside', mergeIntoPrevious),
    command('merge on', mergeWithNext),
    command('heading', toggleHeading),
    command('move up', moveParagraph(-1)),
    command('move down', moveParagraph(1)),
  ),
  fc.constantFrom(
    command('italic', toggleMark('italic')),
    command('foreign', toggleMark('foreign')),
    command('music', markOrInsert('music', 'musique')),
    command(
      'cue break',
      toggleCueBreakHere(() => undefined),
    ),
    command(
      'no break',
      toggleNoBreakHere(() => undefined),
    ),
    command('release', releasePinsHere),
    command('speaker', setSpeaker('s1' as SpeakerId)),
    command('uncomment', (state, dispatch) => {
      const [comment] = marksOfKind(transcriptOf(state.doc), 'comment');
      return comment !== undefined && editComment(comment, '')(state, dispatch);
    }),
    ...REVIEW_STATES.map((review) => command(review, setReview(review))),
  ),
  fc.tuple(fc.nat(5), fc.nat(20), fc.nat(8)).map(([index, at, length]) =>
    command('comment', (state, dispatch) => {
      const paragraphs = transcriptOf(state.doc);
      const { id, text } = paragraphs[index % paragraphs.length]!;
      const { from, to } = rangeIn(text, at, length);
      return addComment(id, from, to, 'sûr ?')(state, dispatch);
    }),
  ),
  fc.constantFrom<Omit<Step, 'from' | 'to'>>(
    { name: 'undo', act: (state) => run(state, undo), reach: null },
    { name: 'redo', act: (state) => run(state, redo), reach: null },
  ),
);

/** Sessions in one window: whatever a hand can do to a text, with undo and redo in between. */
export const sessions: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(place, fc.option(fc.tuple(fc.nat(2), fc.nat(30)), { freq: 3 }), ownSteps).map(([from, size, step]) => {
    const to: Place = size === null ? from : [from[0] + size[0], size[1]];
    return { from, to, ...step, [fc.toStringMethod]: () => `${from.join()} to ${to.join()}: ${step.name}` };
  }),
  { minLength: 1, maxLength: 25, size: 'max' },
);

/** Texts with word times, with times of paragraphs alone, and with none. */
export const transcripts: fc.Arbitrary<Transcript> = fc
  .array(fc.tuple(words, fc.constantFrom('words', 'words', 'words', 'ends', 'none'), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((paragraphs) =>
    timedParagraphs(paragraphs.map(([text]) => text)).map((paragraph, index): Paragraph => {
      const [, known, hasSpeaker] = paragraphs[index]!;
      const speakerId = hasSpeaker ? ('s0' as SpeakerId) : null;
      if (known === 'words') return { ...paragraph, speakerId };
      return newParagraph(paragraph.id, paragraph.text, {
        speakerId,
        ...(known === 'ends' ? { startMs: paragraph.startMs, endMs: paragraph.endMs } : {}),
      });
    }),
  );
