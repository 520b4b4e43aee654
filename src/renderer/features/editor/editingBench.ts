import { history } from '@tiptap/pm/history';
import type { Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type TalkId,
  type Transcript,
} from '../../../domain/transcript/transcript.ts';
import { clipboardPlugin } from './clipboard.ts';
import { documentOf, transcriptOf } from './documentBridge.ts';
import { blocksOf } from './editCommands.ts';
import { foreignTextPlugin } from './foreignText.ts';
import { newParagraphId } from './newParagraphId.ts';
import { pasteBlocks } from './pasteBlocks.ts';
import { retimePlugin } from './retimePlugin.ts';
import { sectionsPlugin } from './sectionsPlugin.ts';

/** Paragraphs whose every word has a time of its own: word n of the talk starts at n seconds. */
export function timedParagraphs(texts: readonly string[]): Paragraph[] {
  let count = 0;
  return texts.map((text, index) => {
    const words = tokensOf(text).map(() => [1_000 * count, 1_000 * count + 700, count++] as const);
    const bounds = { startMs: words[0]?.[0] ?? null, endMs: words.at(-1)?.[1] ?? null };
    return newParagraph(`p${index}` as ParagraphId, text, { words, ...bounds });
  });
}

/**
 * An editor's state on such paragraphs, with every plugin that keeps the text sound. Edits that follow one another
 * within `newGroupDelay` milliseconds are one undo step.
 */
export function open(texts: readonly string[], newGroupDelay = 0): EditorState {
  return openTranscript(timedParagraphs(texts), newGroupDelay);
}

/** The same on any paragraphs. */
export function openTranscript(transcript: Transcript, newGroupDelay = 0): EditorState {
  return EditorState.create({
    doc: documentOf(transcript, newParagraphId),
    plugins: [history({ depth: 1_000, newGroupDelay }), sectionsPlugin(), retimePlugin(), foreignTextPlugin()],
  });
}

/** Runs a command; a command that does not apply leaves the state as it is. */
export function run(state: EditorState, command: Command): EditorState {
  let result = state;
  command(state, (transaction) => {
    result = state.apply(transaction);
  });
  return result;
}

/** Selects from one paragraph's offset to another's. */
export function select(state: EditorState, from: readonly [number, number], to = from): EditorState {
  const blocks = blocksOf(state.doc);
  const at = ([index, offset]: readonly [number, number]): number => {
    const block = blocks[index % blocks.length]!;
    return block.position + 1 + Math.min(offset, block.node.content.size);
  };
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(from), at(to))));
}

/** Types over the selection. */
export function type(text: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  };
}

/** Deletes the selection. */
export const remove: Command = (state, dispatch) => {
  dispatch?.(state.tr.deleteSelection());
  return true;
};

const { transformCopied, transformPasted } = clipboardPlugin('t' as TalkId).props;

/** What a copy of the selection puts into the clipboard. */
export function copy(state: EditorState): Slice {
  return transformCopied!.call(null as never, state.selection.content(), { state } as EditorView);
}

/** What of a copy reaches the text where it is pasted or dropped. */
export function pasted(slice: Slice, state: EditorState): Slice {
  return transformPasted!.call(null as never, slice, { state } as EditorView, false);
}

/** Pastes over the selection. */
export function paste(slice: Slice): Command {
  return (state, dispatch) => {
    const landed = pasted(slice, state);
    if (!pasteBlocks(landed)(state, dispatch)) dispatch?.(state.tr.replaceSelection(landed));
    return true;
  };
}

/** The words of each paragraph with their starts: `word@1000`. */
export function wordsOf(state: EditorState): string[] {
  return transcriptOf(state.doc).map((paragraph) =>
    tokensOf(paragraph.text)
      .map((token, index) => `${paragraph.text.slice(token.start, token.end)}@${paragraph.words[index]?.[0]}`)
      .join(' '),
  );
}
