import { ClipboardPaste, ListChecks } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import { heardKey, type GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';
import { proposeFromNames, type EntryProposal } from '../../../domain/glossary/proposeEntries.ts';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting } from '../../host/settings.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { EntryForm, type EntryDraft } from './EntryForm.tsx';
import { EntryList } from './EntryList.tsx';
import styles from './glossary.module.css';
import { ProposalList } from './ProposalList.tsx';
import { scopeOf } from './ScopeChoice.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { useGlossary } from './useGlossary.ts';
import { useRemovalFocus } from './useRemovalFocus.ts';

/** A hidden panel looks through nothing. */
const NO_TEXT: Transcript = [];
const FIRST_FORM = { count: 0, edited: null };

interface GlossaryPanelProps {
  readonly talk: Talk;
  readonly transcript: Transcript;
  /** Shows what these entries would correct in the text. */
  readonly onPreview: (entries: readonly GlossaryEntry[]) => void;
}

/** The terms that hold in a talk: what is heard, and how it is written. */
export function GlossaryPanel({ talk, transcript, onPreview }: GlossaryPanelProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const glossary = useGlossary(talk.id);
  const panel = useRef<HTMLDivElement>(null);
  // Each form is one of its own; all but the first were asked for, and begin with the focus.
  const [form, setForm] = useState<{ readonly count: number; readonly edited: GlossaryEntry | null }>(FIRST_FORM);
  const [isPasting, setPasting] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const entries = glossary.data ?? [];
  const [open] = useSetting('sidePanel');
  const proposals = useProposals(talk, open === 'glossary' ? transcript : NO_TEXT, glossary.data);

  const noteRemoval = useRemovalFocus(panel, glossary.data);

  const attempt = async (call: Promise<unknown>): Promise<boolean> => {
    setFailure(null);
    try {
      await call;
      return true;
    } catch (refusal) {
      setFailure(refusal);
      return false;
    }
  };
  const put = (drafts: readonly EntryDraft[]): Promise<unknown> =>
    connection.call('glossary.put', { entries: [...drafts] });
  const openForm = (edited: GlossaryEntry | null): void => setForm(({ count }) => ({ count: count + 1, edited }));
  const putOne = async (draft: EntryDraft): Promise<boolean> => {
    const isStored = await attempt(put([draft]));
    if (isStored && draft.id !== null) openForm(null);
    return isStored;
  };
  const error = failure ?? glossary.error;
  return (
    <div ref={panel} className={styles.panel}>
      <header className={styles.title}>
        <h2>{t('glossary.title')}</h2>
        <IconButton icon={ClipboardPaste} label={t('glossary.paste')} onPress={() => setPasting(true)} />
      </header>
      <div className={styles.head}>
        <EntryForm
          key={form.count}
          talk={talk}
          edited={form.edited}
          takesFocus={form.count > 0}
          onPut={putOne}
          onCancel={() => openForm(null)}
        />
        {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
      </div>
      {proposals.length > 0 && (
        <ProposalList
          proposals={proposals}
          onAdd={({ heard, correct }) =>
            void attempt(put([{ id: null, heard, correct, scope: scopeOf('talk', talk) }]))
          }
        />
      )}
      {entries.length > 0 && (
        <>
          <div className={styles.listHead}>
            <h3>{t('glossary.count', { count: entries.length })}</h3>
            <Button variant="ghost" icon={ListChecks} onPress={() => onPreview(entries)}>
              {t('glossary.seeInText')}
            </Button>
          </div>
          <EntryList
            entries={entries}
            onEdit={openForm}
            onRemove={(entry) => {
              noteRemoval(entry);
              void attempt(connection.call('glossary.remove', { ids: [entry.id] }));
            }}
          />
        </>
      )}
      {glossary.data?.length === 0 && <p className={styles.empty}>{t('glossary.empty')}</p>}
      <PasteDialog talk={talk} isOpen={isPasting} onClose={() => setPasting(false)} onPut={put} />
    </div>
  );
}

/** What the notice names and the text nearly has, but for what the glossary corrects already. */
function useProposals(
  { speakers, title, keywords }: Talk,
  transcript: Transcript,
  entries: readonly GlossaryEntry[] | undefined,
): readonly EntryProposal[] {
  return useMemo(() => {
    const names = [title, ...keywords, ...speakers.map(({ given, family }) => `${given} ${family}`)];
    const known = new Set(entries?.map(({ heard }) => heardKey(heard)));
    return proposeFromNames(names, transcript).filter(({ heard }) => !known.has(heardKey(heard)));
  }, [speakers, title, keywords, transcript, entries]);
}
