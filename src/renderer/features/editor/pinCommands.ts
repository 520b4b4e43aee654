import type { Command, EditorState } from '@tiptap/pm/state';
import { releasePins, type PinEdit } from '../../../domain/segmentation/pinEdits.ts';
import { toggleCueBreak, toggleNoBreak } from '../../../domain/segmentation/pinHere.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import { paragraphOf } from './documentBridge.ts';
import { blockAtCaret, blocksOf } from './editCommands.ts';
import { asCommand } from './retimePlugin.ts';
import { setPins } from './setPins.ts';

/** Begins a cue at the word at the caret, or lets it begin where it may again; `onRefused` hears why it cannot. */
export function toggleCueBreakHere(onRefused: (reason: PinRefusal) => void): Command {
  return pinAtCaret((paragraph, { from }) => toggleCueBreak(paragraph, from), onRefused);
}

/**
 * Keeps cues and lines from breaking inside the selection, or before the word at the caret, or lets them again. A
 * selection over several paragraphs counts as far as the one of its caret goes.
 */
export function toggleNoBreakHere(onRefused: (reason: PinRefusal) => void): Command {
  return pinAtCaret(toggleNoBreak, onRefused);
}

/** Why a pin cannot be put here. */
export type PinRefusal = Extract<PinEdit, { ok: false }>['reason'] | 'heading';

function pinAtCaret(
  edit: (paragraph: Paragraph, range: { from: number; to: number }) => PinEdit,
  onRefused: (reason: PinRefusal) => void,
): Command {
  return (state, dispatch) => {
    const { node, position } = blockAtCaret(state);
    const paragraph = paragraphOf(node);
    const within = (place: number): number => Math.min(Math.max(place - position - 1, 0), node.content.size);
    const range = { from: within(state.selection.from), to: within(state.selection.to) };
    const result: PinEdit | { ok: false; reason: 'heading' } =
      paragraph.kind === 'heading' ? { ok: false, reason: 'heading' } : edit(paragraph, range);
    if (!result.ok) {
      onRefused(result.reason);
      return false;
    }
    dispatch?.(asCommand(setPins(state.tr, position, result.marks)));
    return true;
  };
}

/** Takes away the pins that the selection touches, or those at the caret; `false` when there are none. */
export const releasePinsHere: Command = (state, dispatch) => {
  const transaction = state.tr;
  for (const { position, from, to } of selectedRanges(state)) {
    const paragraph = paragraphOf(state.doc.nodeAt(position)!);
    setPins(transaction, position, releasePins(paragraph, { from, to }));
  }
  if (!transaction.docChanged) return false;
  dispatch?.(asCommand(transaction));
  return true;
};

/** The part of each paragraph that is selected, in offsets of its text. */
function selectedRanges({ doc, selection }: EditorState): { position: number; from: number; to: number }[] {
  return blocksOf(doc).flatMap(({ node, position }) => {
    const from = Math.max(selection.from - position - 1, 0);
    const to = Math.min(selection.to - position - 1, node.content.size);
    return from <= to ? [{ position, from, to }] : [];
  });
}
