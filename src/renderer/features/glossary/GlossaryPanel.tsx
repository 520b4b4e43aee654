import { ClipboardPaste, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import type { GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { EntryForm, type EntryDraft } from './EntryForm.tsx';
import { EntryList } from './EntryList.tsx';
import styles from './glossary.module.css';
import { PasteDialog } from './PasteDialog.tsx';
import { useGlossary } from './useGlossary.ts';

interface GlossaryPanelProps {
  readonly talk: Talk;
  /** Shows what these entries would correct in the text. */
  readonly onPreview: (entries: readonly GlossaryEntry[]) => void;
}

/** The terms that hold in a talk: what is heard, and how it is written. */
export function GlossaryPanel({ talk, onPreview }: GlossaryPanelProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const glossary = useGlossary(talk.id);
  const [edited, setEdited] = useState<GlossaryEntry | null>(null);
  const [isPasting, setPasting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const entries = glossary.data ?? [];

  const attempt = (call: Promise<unknown>): void => {
    setFailure(null);
    call.catch(setFailure);
  };
  const put = (drafts: readonly EntryDraft[]): void => {
    setEdited(null);
    attempt(connection.call('glossary.put', { entries: [...drafts] }));
  };
  const error = failure ?? glossary.error;
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <EntryForm
          key={edited?.id ?? ''}
          talk={talk}
          edited={edited}
          onPut={(draft) => put([draft])}
          onCancel={() => setEdited(null)}
        />
        {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
        <div className={styles.buttons}>
          <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
            {t('glossary.paste')}
          </Button>
          <Button icon={ListChecks} isDisabled={entries.length === 0} onPress={() => onPreview(entries)}>
            {t('glossary.seeInText')}
          </Button>
        </div>
      </div>
      {entries.length > 0 && (
        <EntryList
          entries={entries}
          onEdit={setEdited}
          onRemove={(entry) => attempt(connection.call('glossary.remove', { ids: [entry.id] }))}
        />
      )}
      {glossary.data?.length === 0 && <p className={styles.empty}>{t('glossary.empty')}</p>}
      <PasteDialog talk={talk} isOpen={isPasting} onClose={() => setPasting(false)} onPut={put} />
    </div>
  );
}
