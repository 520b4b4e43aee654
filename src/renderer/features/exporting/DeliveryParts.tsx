import { Check, CircleCheck, Copy, FolderOpen, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportSummary } from '../../../contract/deliverySchemas.ts';
import { deliveryName } from '../../../domain/delivery/deliveryName.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import type { Exporting } from './useExport.ts';
import styles from './exporting.module.css';

interface DestinationProps {
  readonly exporting: Exporting;
  readonly formats: ExportChoice['formats'];
}

/** What the files will be called and where they will be; once they are there, which they are. */
export function Destination({ exporting, formats }: DestinationProps) {
  const { t } = useTranslation();
  const { folder, name, stem, state } = exporting;
  const isDone = state.phase === 'done';
  const paths = isDone ? state.files.map(({ path }) => path) : [];
  // One name in full, for the others are the same.
  const names = formats.map((format, index) => deliveryName(index === 0 ? stem : '', format));
  const place = isDone ? t('exporting.done', { folder: splitPath(paths[0]!).folder, count: paths.length }) : folder;
  return (
    <>
      <div className={styles.destination} data-done={isDone || undefined}>
        <TextInput label={t('exporting.name')} value={name} onChange={exporting.rename} maxLength={150} />
        <div>
          <strong>{names.join(', ')}</strong>
          <output>
            {isDone && <CircleCheck size={14} aria-hidden />}
            <span>{place ?? t('exporting.noFolder')}</span>
          </output>
          {isDone && <Warnings files={state.files} />}
        </div>
        {isDone && <CopyButton key={paths[0]} text={paths.join('\n')} />}
        <Button icon={FolderOpen} onPress={() => void exporting.choose(false)}>
          {t('exporting.change')}
        </Button>
      </div>
      {state.phase === 'failed' && <Note tone="bad">{failureText(t, state.error)}</Note>}
    </>
  );
}

/** What there is to say of files that are there, whose preview says which: what subtitles leave out, and what breaks rules. */
function Warnings({ files }: { readonly files: readonly ExportSummary[] }) {
  const { t } = useTranslation();
  const unspoken = Math.max(...files.map((file) => file.unspoken.length));
  const broken = Math.max(...files.map(({ check }) => check?.brokenCount ?? 0));
  const told = [
    ...(unspoken === 0 ? [] : [t('exporting.unspokenWritten', { count: unspoken })]),
    ...(broken === 0 ? [] : [t('exporting.check.written', { count: broken })]),
  ];
  return told.map((text) => (
    <output key={text} data-tone="warn">
      <TriangleAlert size={14} aria-hidden />
      <span>{text}</span>
    </output>
  ));
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
