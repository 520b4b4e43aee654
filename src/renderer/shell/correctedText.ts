import { replaceTexts } from '../features/editor/replaceTexts.ts';
import { selectedRanges } from '../features/editor/selectedRanges.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { CorrectedText } from '../features/typography/CorrectedText.ts';

/** The text of an editor as the typography dialog reads and corrects it. */
export function correctedText(editor: TranscriptEditor): CorrectedText {
  return {
    transcript: () => editor.margins.timed.transcript,
    selection: () => selectedRanges(editor.view.state),
    replace(changes) {
      // A paragraph that did not change is the same object.
      const now = new Set(editor.margins.timed.transcript);
      if (changes.some(({ paragraph }) => !now.has(paragraph))) return false;
      return editor.run(
        replaceTexts(changes.map(({ paragraph, from, to, text }) => ({ paragraphId: paragraph.id, from, to, text }))),
      );
    },
    undo: () => editor.undo(),
  };
}
