import { useMemo, useState } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { TypographyDialog } from '../features/typography/TypographyDialog.tsx';
import { changeSetting, settingNow } from '../host/settings.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { correctedText } from './correctedText.ts';

interface EditorTypographyProps {
  readonly talk: Talk;
  readonly editor: TranscriptEditor;
}

/** The commands and the dialog of French typography on the open text. */
export function EditorTypography({ talk, editor }: EditorTypographyProps) {
  const [isOpen, setOpen] = useState(false);
  const text = useMemo(() => correctedText(editor), [editor]);
  useCommands({
    typography: () => setOpen(true),
    toggleTypingCorrection: () => {
      changeSetting('correctsTyping', !settingNow('correctsTyping'));
      remark(settingNow('correctsTyping') ? 'typingCorrected' : 'typingLeft');
    },
    toggleInvisibles: () => changeSetting('showsInvisibles', !settingNow('showsInvisibles')),
  });
  return (
    <TypographyDialog
      text={text}
      language={talk.language}
      isOpen={isOpen}
      onClose={() => {
        setOpen(false);
        editor.focus();
      }}
    />
  );
}
