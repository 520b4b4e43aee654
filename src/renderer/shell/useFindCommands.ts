import type { EditorState } from '@tiptap/pm/state';
import { useEffect, useMemo } from 'react';
import type { ParagraphId } from '../../domain/transcript/transcript.ts';
import { changeSetting } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import type { TextPlace, TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { OpenTalk } from '../features/find/findSession.ts';
import { useFind } from './findContext.ts';
import type { TalkSession } from './useTalkSession.ts';

/** A selection this long is no word to look for. */
const LONGEST_WORD = 100;

/** Names the open talk to the window's search, and says what the keys do there: what is selected is looked for. */
export function useFindCommands(talkId: OpenTalk['talkId'], session: TalkSession): void {
  const find = useFind();
  const { editor, flush, changeStored } = session;
  const openTalk = useMemo(
    () => openTalkOf(talkId, { editor, flush, changeStored }),
    [talkId, editor, flush, changeStored],
  );
  useEffect(() => {
    find.setTalk(openTalk);
    return () => find.setTalk(null);
  }, [find, openTalk]);
  const open = (change: Parameters<typeof find.open>[0]) => () => {
    changeSetting('sidePanel', 'find');
    find.open(change, selectedText(editor));
  };
  useCommands({
    findText: open({ isEverywhere: false }),
    findEverywhere: open({ isEverywhere: true }),
    replaceText: open({ isReplacing: true }),
    findNext: () => void find.move(1),
    findPrevious: () => void find.move(-1),
  });
}

function openTalkOf(
  talkId: OpenTalk['talkId'],
  { editor, flush, changeStored }: Pick<TalkSession, 'editor' | 'flush' | 'changeStored'>,
): OpenTalk {
  return { talkId, flush, changeStored, isBeforeCaret: editor === null ? () => false : isBeforeCaretOf(editor) };
}

/** Tells of places in the text whether they are before the caret: of thousands in a row, while nothing moves. */
function isBeforeCaretOf(editor: TranscriptEditor): OpenTalk['isBeforeCaret'] {
  let state: EditorState | null = null;
  let caret: TextPlace;
  let order: ReadonlyMap<ParagraphId, number>;
  return ({ paragraphId, from }) => {
    if (state !== editor.view.state) {
      ({ state } = editor.view);
      caret = editor.caret().place;
      order = new Map(editor.margins.timed.transcript.map(({ id }, index) => [id, index]));
    }
    if (caret.paragraphId === paragraphId) return from < caret.offset;
    return (order.get(paragraphId) ?? -1) < order.get(caret.paragraphId)!;
  };
}

function selectedText(editor: TranscriptEditor | null): string {
  if (editor === null || !editor.view.hasFocus()) return '';
  const { $from, $to, from, to } = editor.view.state.selection;
  const isWord = $from.parent === $to.parent && to - from <= LONGEST_WORD;
  return isWord ? editor.view.state.doc.textBetween(from, to) : '';
}
