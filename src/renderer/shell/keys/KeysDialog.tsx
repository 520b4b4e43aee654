import { FileDown, FileUp, MoreHorizontal, RotateCcw, Search } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { commandStrings } from '../../ui/strings/commands.ts';
import { COMMANDS, type CommandEntry } from '../commands.ts';
import { bestRank, searchRank } from '../commandSearch.ts';
import { CaptureDialog } from './CaptureDialog.tsx';
import { KeyRow } from './KeyRow.tsx';
import styles from './keys.module.css';
import type { KeyMap } from './keyMap.ts';
import { changeKeys, useKeyChoice, useKeyMap } from './keyMapStore.ts';
import { PresetChoice } from './PresetChoice.tsx';
import { StripKeys } from './StripKeys.tsx';
import { useKeyFile, type KeyFile } from './useKeyFile.tsx';
import { useReadableKey } from './useReadableKey.ts';

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A key that is being chosen: in place of one that the command has, or beside those. */
interface Capture {
  readonly command: CommandEntry;
  readonly key: string | null;
}

/** Every command with its keys: found, changed, taken from a preset or a file. */
export function KeysDialog(props: KeysDialogProps) {
  // Mounted anew each time it opens: the search and the last message are over.
  return props.isOpen ? <OpenKeysDialog {...props} /> : null;
}

function OpenKeysDialog({ onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [capture, setCapture] = useState<Capture | null>(null);
  const [isResetting, setResetting] = useState(false);
  const file = useKeyFile();
  const found = useFound(query);
  return (
    <Modal title={t('keys.title')} isOpen onClose={onClose} width={760}>
      <div className={styles.dialog}>
        <Head query={query} onQuery={setQuery} file={file} onResetAll={() => setResetting(true)} />
        <FileMessage file={file} />
        <div className={styles.groups}>
          {[...Map.groupBy(found, ({ group }) => group)].map(([group, commands]) => (
            <section key={group} aria-label={t(`keys.groups.${group}`)}>
              <h3>{t(`keys.groups.${group}`)}</h3>
              <ul>
                {commands.map((command) => (
                  <KeyRow key={command.id} command={command} onCapture={(key) => setCapture({ command, key })} />
                ))}
              </ul>
            </section>
          ))}
          <StripKeys query={query} />
          <p className={styles.nothing}>{t('keys.nothing', { query })}</p>
        </div>
      </div>
      {file.input}
      {capture !== null && (
        <CaptureDialog command={capture.command} replaced={capture.key} onClose={() => setCapture(null)} />
      )}
      {isResetting && <ResetQuestion onClose={() => setResetting(false)} />}
    </Modal>
  );
}

interface HeadProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly file: KeyFile;
  readonly onResetAll: () => void;
}

function Head({ query, onQuery, file, onResetAll }: HeadProps) {
  const { t } = useTranslation();
  const { changes } = useKeyChoice();
  const act: Readonly<Record<string, () => void>> = {
    import: file.choose,
    export: file.save,
    reset: onResetAll,
  };
  return (
    <div className={styles.head}>
      {/* What is typed first in a list this long is what is looked for. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <SearchField autoFocus className={styles.search!} value={query} onChange={onQuery}>
        <Label className="visually-hidden">{t('keys.search')}</Label>
        <Search size={15} aria-hidden />
        <Input placeholder={t('keys.search')} spellCheck="false" />
      </SearchField>
      <div className={styles.preset}>
        <span aria-hidden>{t('keys.preset')}</span>
        <PresetChoice isLabelHidden />
      </div>
      <MenuButton
        button={<IconButton icon={MoreHorizontal} label={t('keys.more')} />}
        label={t('keys.more')}
        entries={[
          { id: 'import', text: t('keys.importFile'), icon: FileUp },
          { id: 'export', text: t('keys.exportFile'), icon: FileDown },
          {
            id: 'reset',
            text: t('keys.resetAll'),
            icon: RotateCcw,
            isDisabled: Object.keys(changes).length === 0,
          },
        ]}
        onAction={(id) => act[id]?.()}
      />
    </div>
  );
}

function FileMessage({ file }: { readonly file: KeyFile }) {
  if (file.message === null) return null;
  return (
    <div className={styles.message}>
      <Note tone={file.message.tone}>{file.message.text}</Note>
    </div>
  );
}

function ResetQuestion({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { preset } = useKeyChoice();
  const reset = (): void => {
    changeKeys({ preset, changes: {} });
    onClose();
  };
  return (
    <Modal
      title={t('keys.resetAll')}
      isOpen
      onClose={onClose}
      width={420}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={reset}>
            {t('keys.resetAll')}
          </Button>
        </>
      }
    >
      <p>{t('keys.resetAllText', { preset: t(`keys.presets.${preset}`) })}</p>
    </Modal>
  );
}

/** The commands that a search finds by their texts in either language, by their group or by their keys. */
function useFound(query: string): readonly CommandEntry[] {
  const { t } = useTranslation();
  const readable = useReadableKey();
  const keyMap: KeyMap = useKeyMap();
  return COMMANDS.filter(({ id, group, typingKeys = [], also = '' }) => {
    const texts = [commandStrings.fr[id], commandStrings.en[id], t(`keys.groups.${group}`), also];
    if (bestRank(query, texts) !== null) return true;
    const keys = [...(keyMap.get(id) ?? []), ...typingKeys].map(readable);
    return keys.some((key) => searchRank(query, key) === 0);
  });
}
