import { useMemo } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import { replaceTexts } from '../features/editor/replaceTexts.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import type { SpelledText } from '../features/spelling/SpelledText.ts';
import { TalkSpelling } from '../features/spelling/TalkSpelling.tsx';

interface EditorSpellingProps {
  readonly talk: Talk;
  readonly editor: TranscriptEditor;
}

/** The spelling of the text in the editor, where the names and terms of the notice are right. */
export function EditorSpelling({ talk, editor }: EditorSpellingProps) {
  const text = useMemo(() => spelledText(editor), [editor]);
  const { id, language, title, keywords, speakers } = talk;
  const spelled = useMemo(() => {
    const names = speakers.flatMap(({ given, family }) => [given, family]);
    return { id, language, terms: [title, ...keywords, ...names] };
  }, [id, language, title, keywords, speakers]);
  return <TalkSpelling text={text} talk={spelled} />;
}

/** The text of an editor as the spelling checker reads and corrects it. */
function spelledText(editor: TranscriptEditor): SpelledText {
  return {
    paragraphs: () => editor.margins.timed.transcript,
    elementOf: (id) => editor.margins.textOf(id),
    caret: () => editor.caret().place,
    subscribe: (listener) => editor.subscribe(listener),
    select: (range) => editor.select(range),
    replace: (range, text) => void editor.run(replaceTexts([{ ...range, text }])),
    focus: () => editor.focus(),
  };
}
