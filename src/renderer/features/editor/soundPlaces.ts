import type { ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import {
  timeAt,
  timeRangeOf,
  wordAt,
  type TimedPlace,
  type TimedTranscript,
} from '../../../domain/transcript/timedTranscript.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** When the word at a position of the document is spoken, in milliseconds. */
export function timeAtPosition({ view, margins }: TranscriptEditor, position: number): number | null {
  const place = placeOf(margins.timed, view.state.doc.resolve(position));
  return place === null ? null : timeAt(margins.timed, place);
}

/** When the word at the caret is spoken, in milliseconds. */
export function timeAtCaret(editor: TranscriptEditor): number | null {
  return timeAtPosition(editor, editor.view.state.selection.head);
}

/** When the selected words are spoken; `null` while none is selected. */
export function timeOfSelection({ view, margins }: TranscriptEditor): TimeRange | null {
  const { selection } = view.state;
  const from = placeOf(margins.timed, selection.$from);
  const to = placeOf(margins.timed, selection.$to);
  return selection.empty || from === null || to === null ? null : timeRangeOf(margins.timed, from, to);
}

/** Puts the caret before the word that is heard at a time, and scrolls to it. Before the first word nothing happens. */
export function moveCaretToSound({ view, margins, find, focus }: TranscriptEditor, timeMs: number): void {
  const { paragraphIndex, token } = wordAt(margins.timed, timeMs);
  const id = margins.timed.transcript[paragraphIndex]?.id;
  const block = id === undefined ? undefined : find(id);
  if (block === undefined) return;
  const caret = TextSelection.create(view.state.doc, block.position + 1 + (token?.start ?? 0));
  view.dispatch(view.state.tr.setSelection(caret).scrollIntoView());
  focus();
}

function placeOf({ transcript }: TimedTranscript, position: ResolvedPos): TimedPlace | null {
  const inside = position.parent.isTextblock ? position : TextSelection.near(position).$head;
  const paragraphIndex = transcript.findIndex(({ id }) => id === inside.parent.attrs['id']);
  return paragraphIndex < 0 ? null : { paragraphIndex, offset: inside.parentOffset };
}
