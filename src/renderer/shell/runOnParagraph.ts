import type { Command } from '@tiptap/pm/state';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { remark, type RemarkKind } from '../ui/remarks.ts';

/**
 * Runs a command on what only paragraphs have: a speaker, a review, times of their own. Where the caret is in a heading
 * and nothing happens it says so; else `otherwise`, if given, is why.
 */
export function runOnParagraph(editor: TranscriptEditor | null, command: Command, otherwise?: RemarkKind): void {
  if (editor === null || editor.run(command)) return;
  if (editor.caret().paragraph.kind === 'heading') remark('headingAlone');
  else if (otherwise !== undefined) remark(otherwise);
}
