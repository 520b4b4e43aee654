import { useMutation } from '@tanstack/react-query';
import { FileText, FolderOpen, MonitorPlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './empty.module.css';

interface EmptyLibraryProps {
  readonly hasDemo: boolean;
  readonly canImport: boolean;
  readonly onImport: (what: 'files' | 'folder') => void;
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** The first start: how to begin. */
export function EmptyLibrary({ hasDemo, canImport, onImport, onOpenTalk }: EmptyLibraryProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const install = useMutation({
    mutationFn: () => connection.call('demo.install', {}),
    onSuccess: ({ talkId }) => onOpenTalk(talkId),
  });
  return (
    <div className={styles.empty}>
      <section className={styles.drop} aria-labelledby="empty-title">
        <Lectern />
        <h2 id="empty-title">{t('library.empty.title')}</h2>
        <p>{t('library.empty.text')}</p>
        <div className={styles.buttons}>
          <Button variant="primary" icon={FolderOpen} isDisabled={!canImport} onPress={() => onImport('folder')}>
            {t('library.empty.folder')}
          </Button>
          <Button icon={FileText} isDisabled={!canImport} onPress={() => onImport('files')}>
            {t('library.empty.files')}
          </Button>
        </div>
      </section>
      {hasDemo && (
        <section className={styles.demo} aria-labelledby="empty-demo">
          <MonitorPlay size={24} aria-hidden />
          <div>
            <h2 id="empty-demo">{t('library.empty.demoTitle')}</h2>
            <p>{t('library.empty.demoText')}</p>
          </div>
          <Button onPress={() => install.mutate()} isDisabled={install.isPending}>
            {t('library.empty.demo')}
          </Button>
        </section>
      )}
      {install.error !== null && <Note tone="bad">{failureText(t, install.error)}</Note>}
    </div>
  );
}

/** A lectern with an open text: what the program is named after. */
function Lectern() {
  return (
    <svg className={styles.lectern} viewBox="0 0 120 104" aria-hidden>
      <path data-part="shade" d="M14 26 60 36l46-10-8 34-38 9-38-9Z" />
      <path data-part="page" d="M60 32C48 22 32 19 20 21l6 33c11-2 24 1 34 9Z" />
      <path data-part="page" d="M60 32c12-10 28-13 40-11l-6 33c-11-2-24 1-34 9Z" />
      <path data-part="line" d="M29 29c8 0 16 2 23 7M31 37c7 0 14 2 21 6M32 45c7 0 13 2 20 6" />
      <path data-part="mark" d="M68 36c7-5 15-7 23-7" />
      <path data-part="line" d="M68 43c7-4 14-6 21-6M68 51c7-4 13-6 20-6" />
      <path data-part="stand" d="M60 69v26M42 97h36" />
    </svg>
  );
}
