import { Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../domain/transcript/transcript.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failureText.ts';
import { Note } from '../ui/Note.tsx';
import { useValue } from '../ui/valueStore.ts';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

interface UnsavedBannerProps {
  readonly session: TalkSession;
  readonly isConnected: boolean;
}

/** Says that the text cannot be saved, why, and offers to take it along; or that the library is gone. */
export function UnsavedBanner({ session, isConnected }: UnsavedBannerProps) {
  const { t } = useTranslation();
  const saveState = useValue(session.saveState);
  const [isCopied, setCopied] = useState(false);
  const { editor } = session;
  const isUnsaved = saveState.kind === 'failed' && editor !== null;
  if (!isUnsaved) return isConnected ? null : <DisconnectedBanner />;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(textOf(editor.margins.timed.transcript));
    setCopied(true);
  };
  const copyButton = (
    <Button icon={Copy} onPress={() => void copy()}>
      {isCopied ? t('shell.copied') : t('shell.copyText')}
    </Button>
  );
  if (!isConnected) return <DisconnectedBanner>{copyButton}</DisconnectedBanner>;
  return (
    <div className={styles.banner}>
      <Note tone="bad">{failureText(t, saveState.error)}</Note>
      {copyButton}
    </div>
  );
}

/** Says that the library is gone, and what is safe. */
export function DisconnectedBanner({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.banner}>
      <Note tone="bad">
        <strong>{t('shell.disconnected')}</strong> {t('shell.disconnectedHelp')}
      </Note>
      {children}
    </div>
  );
}
