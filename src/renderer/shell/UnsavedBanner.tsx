import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../domain/transcript/transcript.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failureText.ts';
import { Note } from '../ui/Note.tsx';
import { useValue } from '../ui/valueStore.ts';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

/** Says that the text cannot be saved, why, and offers to take it along. */
export function UnsavedBanner({ session }: { readonly session: TalkSession }) {
  const { t } = useTranslation();
  const saveState = useValue(session.saveState);
  const [isCopied, setCopied] = useState(false);
  const { editor } = session;
  if (saveState.kind !== 'failed' || editor === null) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(textOf(editor.margins.timed.transcript));
    setCopied(true);
  };
  return (
    <div className={styles.banner}>
      <Note tone="bad">{failureText(t, saveState.error)}</Note>
      <Button icon={Copy} onPress={() => void copy()}>
        {isCopied ? t('shell.copied') : t('shell.copyText')}
      </Button>
    </div>
  );
}
