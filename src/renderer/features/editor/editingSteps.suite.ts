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
import { transcriptStepsAt, type TranscriptStep } from '../../../domain/transcript/transcriptSteps.suite.ts';
import { adoptTranscript } from './adoptTranscript.ts';
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

type Action = Omit<Step, 'from' | 'to'>;

/** Positions of a document. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

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

const command = (name: string, made: Command): Action => ({
  name,
  act: (state) => run(state, made),
  reach: () => [],
});

/** A command that may give other times to all words of the paragraph at the caret. */
const timing = (name: string, made: Command): Action => ({
  ...command(name, made),
  reach: (state) => {
    const { node, position } = blockAtCaret(state);
    return [{ from: position, to: position + node.nodeSize }];
  },
});

/** Characters that an input method puts together: each stage replaces the one before. */
function compose(stages: readonly string[]): Action {
  const act = (state: EditorState): EditorState => {
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
  return { name: `compose ${stages.join()}`, act, reach: () => [] };
}

function drag(target: Place): Action {
  const dropAt = (state: EditorState): number => select(state, target).selection.from;
  return {
    name: `drag to ${target.join()}`,
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

function replaceAll(edits: readonly (readonly [Place, number, string])[]): Action {
  const placed = (state: EditorState) => {
    const blocks = blocksOf(state.doc);
    const taken = new Set<number>();
    return edits.flatMap(([[index, at], length, text]) => {
      const block = blocks[index % blocks.length]!;
      if (taken.has(block.position)) return [];
      taken.add(block.position);
      const range = rangeIn(block.node.textContent, at, length);
      return [{ ...range, text, paragraphId: paragraphOf(block.node).id, start: block.position + 1 }];
    });
  };
  return {
    name: `replace ${JSON.stringify(edits)}`,
    act: (state) => run(state, replaceTexts(placed(state))),
    reach: (state) => placed(state).map(({ start, from, to }) => ({ from: start + from, to: start + to })),
  };
}

const timings = fc
  .nat(20_000)
  .chain((timeMs) =>
    fc.constantFrom(
      timing(`word at ${timeMs}`, setWordTimeAtCaret(timeMs)),
      timing(`start at ${timeMs}`, setTimeAtCaret('start', timeMs)),
      timing(`end at ${timeMs}`, setTimeAtCaret('end', timeMs)),
      timing('confirm', confirmTimesAtCaret(null)),
    ),
  );

const restructurings = fc.constantFrom(
  command('delete', remove),
  command('split', splitAtCaret),
  command('merge back', mergeWithPrevious),
  command('merge from inside', mergeIntoPrevious),
  command('merge on', mergeWithNext),
  command('heading', toggleHeading),
  command('move up', moveParagraph(-1)),
  command('move down', moveParagraph(1)),
);

const refuse = (): undefined => undefined;

const markings = fc.constantFrom(
  command('italic', toggleMark('italic')),
  command('foreign', toggleMark('foreign')),
  command('music', markOrInsert('music', 'musique')),
  command('cue break', toggleCueBreakHere(refuse)),
  command('no break', toggleNoBreakHere(refuse)),
  command('release', releasePinsHere),
  command('speaker', setSpeaker('s1' as SpeakerId)),
  command('uncomment', (state, dispatch) => {
    const [first] = marksOfKind(transcriptOf(state.doc), 'comment');
    return first !== undefined && editComment(first, '')(state, dispatch);
  }),
  ...REVIEW_STATES.map((review) => command(review, setReview(review))),
);

const steps = fc.constantFrom<Action>(
  { name: 'undo', act: (state) => run(state, undo), reach: null },
  { name: 'redo', act: (state) => run(state, redo), reach: null },
);

function comment([index, at]: Place, length: number): Action {
  return command('comment', (state, dispatch) => {
    const paragraphs = transcriptOf(state.doc);
    const { id, text } = paragraphs[index % paragraphs.length]!;
    const { from, to } = rangeIn(text, at, length);
    return addComment(id, from, to, 'sûr ?')(state, dispatch);
  });
}

/** Another text comes in the place of this one as one step, as when a revision is restored. */
function restore({ name, change }: TranscriptStep): Action {
  return {
    name: `restore ${name}`,
    act: (state) => run(state, adoptTranscript(change(transcriptOf(state.doc)))),
    reach: null,
  };
}

/** What can be done to a selection; `index` says which other paragraphs it reaches. */
function actionsAt(index: fc.Arbitrary<number>): fc.Arbitrary<Action> {
  const place: fc.Arbitrary<Place> = fc.tuple(index, fc.nat(30));
  const edits = fc.array(fc.tuple(place, fc.nat(8), words), { minLength: 1, maxLength: 4 });
  return fc.oneof(
    words.map((text) => command(`type ${text}`, type(text))),
    fc.constantFrom(['e', 'é'], ['k', 'か', 'かn', '仮名'], ['o', 'o', ''], ['´', 'á']).map(compose),
    fc.tuple(place, place).map(([from, to]) => ({
      ...command(`paste ${from.join()} to ${to.join()}`, remove),
      act: (state: EditorState) => run(state, paste(copy(select(state, from, to)))),
    })),
    place.map(drag),
    edits.map(replaceAll),
    timings,
    restructurings,
    markings,
    fc.tuple(place, fc.nat(8)).map(([at, length]) => comment(at, length)),
    steps,
    transcriptStepsAt(index).map(restore),
  );
}

/** Sessions in one window: whatever a hand can do to a text, with undo and redo in between. */
export function sessionsAt(index: fc.Arbitrary<number>): fc.Arbitrary<Step[]> {
  const place: fc.Arbitrary<Place> = fc.tuple(index, fc.nat(30));
  const size = fc.option(fc.tuple(fc.nat(2), fc.nat(30)), { freq: 3 });
  const step = fc.tuple(place, size, actionsAt(index)).map(([from, reach, action]) => {
    const to: Place = reach === null ? from : [from[0] + reach[0], reach[1]];
    return { from, to, ...action, [fc.toStringMethod]: () => `${from.join()} to ${to.join()}: ${action.name}` };
  });
  return fc.array(step, { minLength: 1, maxLength: 25, size: 'max' });
}

const timedTexts = fc.tuple(words, fc.constantFrom('words', 'words', 'words', 'ends', 'none'), fc.boolean());

/** Texts with word times, with times of paragraphs alone, and with none. */
export function transcriptsOf(minLength: number, maxLength: number): fc.Arbitrary<Transcript> {
  return fc.array(timedTexts, { minLength, maxLength, size: 'max' }).map((made) =>
    timedParagraphs(made.map(([text]) => text)).map((paragraph, index): Paragraph => {
      const [, known, hasSpeaker] = made[index]!;
      const speakerId = hasSpeaker ? ('s0' as SpeakerId) : null;
      if (known === 'words') return { ...paragraph, speakerId };
      const ends = known === 'ends' ? { startMs: paragraph.startMs, endMs: paragraph.endMs } : {};
      return newParagraph(paragraph.id, paragraph.text, { speakerId, ...ends });
    }),
  );
}
