import { Check, CircleCheck, Copy, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Note } from '../../ui/Note.tsx';
import type { Exporting } from './useExport.ts';
import styles from './exporting.module.css';

interface ExportingProps {
  readonly exporting: Exporting;
}

/** Where the file will be; once it is there, where it is. */
export function Destination({ exporting }: ExportingProps) {
  const { t } = useTranslation();
  const { folder, name, state } = exporting;
  const isDone = state.phase === 'done';
  const place = isDone ? t('exporting.done', { folder: splitPath(state.path).folder }) : folder;
  return (
    <>
      <div className={styles.destination} data-done={isDone || undefined}>
        <div>
          <strong>{name}</strong>
          <output>
            {isDone && <CircleCheck size={14} aria-hidden />}
            <span>{place ?? t('exporting.noFolder')}</span>
          </output>
        </div>
        {isDone && <CopyButton key={state.path} text={state.path} />}
        <Button icon={FolderOpen} onPress={() => void exporting.choose(false)}>
          {t('exporting.change')}
        </Button>
      </div>
      {state.phase === 'failed' && <Note tone="bad">{failureText(t, state.error)}</Note>}
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The host may refuse the clipboard; the path can still be selected.
      setCopied(false);
    }
  };
  return (
    <Button icon={isCopied ? Check : Copy} onPress={() => void copy()}>
      {isCopied ? t('exporting.copied') : t('exporting.copyPath')}
    </Button>
  );
}
