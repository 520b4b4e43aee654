import { changeSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { useFind } from './findContext.ts';

/** A selection this long is no word to look for. */
const LONGEST_WORD = 100;

/** What the keys of finding do while a talk is open: what is selected is looked for. */
export function useFindCommands(editor: TranscriptEditor | null): void {
  const find = useFind();
  const open = (change: Parameters<typeof find.open>[0]) => () => {
    changeSetting('sidePanel', 'find');
    find.open(change, selectedText(editor));
  };
  useCommands({
    findText: open({ isEverywhere: false }),
    findEverywhere: open({ isEverywhere: true }),
    replaceText: open({ isReplacing: true }),
    findNext: () => find.move(1),
    findPrevious: () => find.move(-1),
  });
}

function selectedText(editor: TranscriptEditor | null): string {
  if (editor === null || !editor.view.hasFocus()) return '';
  const { $from, $to, from, to } = editor.view.state.selection;
  const isWord = $from.parent === $to.parent && to - from <= LONGEST_WORD;
  return isWord ? editor.view.state.doc.textBetween(from, to) : '';
}
