import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../contract/failure.ts';
import { useHost } from '../host/HostContext.ts';
import { Button } from './Button.tsx';
import { failureText } from './failureText.ts';
import { FolderEntries } from './FolderEntries.tsx';
import { FolderPathBar } from './FolderPathBar.tsx';
import { cleanPath, joinPath, splitPath } from './folderPath.ts';
import { Modal } from './Modal.tsx';
import { Note } from './Note.tsx';
import styles from './PathPicker.module.css';
import { TextInput } from './TextInput.tsx';
import { useFolder } from './useFolder.ts';

interface PathPickerProps {
  readonly title: string;
  readonly mode: 'openFiles' | 'openFile' | 'openFolder' | 'save';
  readonly isOpen: boolean;
  /** Where to begin; home when it is `null` or gone. */
  readonly initialFolder: string | null;
  /** For `save`. */
  readonly suggestedName?: string;
  /** Extensions without dot that are meant; other files are dimmed, never hidden. */
  readonly extensions?: readonly string[];
  readonly confirmText: string;
  /** One path, or several with `openFiles`. With `save` the file may exist: asking is up to the caller. */
  readonly onChoose: (paths: string[]) => void;
  /** Told the folder that something was chosen in, to begin there the next time. */
  readonly onFolder?: (folder: string) => void;
  readonly onClose: () => void;
}

/** Chooses files or a folder of the machine the library runs on, for the hosts without native dialogs. */
export function PathPicker(props: PathPickerProps) {
  // Mounted anew each time it opens, so that it begins without an old selection.
  return props.isOpen ? <OpenPathPicker {...props} /> : null;
}

function OpenPathPicker(props: PathPickerProps) {
  const { t } = useTranslation();
  const picker = usePicker(props);
  const { folder, mode } = picker;
  return (
    <Modal
      title={props.title}
      isOpen
      onClose={props.onClose}
      width={680}
      footer={
        <>
          <span className={styles.chosen}>
            {picker.selected.length > 1 && t('common.picker.chosen', { count: picker.selected.length })}
          </span>
          <Button onPress={props.onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={picker.confirm} isDisabled={!picker.canConfirm}>
            {props.confirmText}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that the focused control left alone */}
      <div className={styles.picker} onKeyDown={picker.onKeyDown}>
        <FolderPathBar
          path={picker.path}
          parent={folder.listing?.parent ?? null}
          hasFocusFirst={mode !== 'save'}
          onPathChange={picker.setPath}
          onGo={picker.goToPath}
          onUp={picker.up}
          onHome={() => void picker.enter(null)}
        />
        {folder.failure !== null && <Note tone="bad">{failureText(t, folder.failure)}</Note>}
        <FolderEntries
          listing={folder.listing}
          isLoading={folder.isLoading}
          mode={mode}
          extensions={props.extensions}
          selected={picker.selected}
          takesFocus={picker.takesFocus}
          onSelect={picker.select}
          onOpen={picker.open}
        />
        {mode === 'save' && (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the name is what a save dialog is opened for
          <TextInput label={t('common.picker.fileName')} value={picker.name} onChange={picker.setName} autoFocus />
        )}
      </div>
    </Modal>
  );
}

function usePicker({ mode, initialFolder, suggestedName = '', onChoose, onFolder }: PathPickerProps) {
  const folder = useFolder(useHost().connection, initialFolder);
  const [typedPath, setPath] = useState<string | null>(null);
  const [name, setName] = useState(suggestedName);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [takesFocus, setTakesFocus] = useState(false);
  const here = folder.listing?.folder ?? '';
  const entries = folder.listing?.entries ?? [];

  const finish = (paths: string[]): void => {
    onFolder?.(mode === 'openFolder' ? paths[0]! : splitPath(paths[0]!).folder);
    onChoose(paths);
  };
  /** Shows another folder, with the list focused when the list, or a key, asked for it. */
  const enter = async (path: string | null, highlighted?: string): Promise<void> => {
    const result = await folder.goTo(path);
    if ('failure' in result) return;
    setPath(null);
    setSelected(highlighted === undefined ? [] : [highlighted]);
    setTakesFocus(true);
  };
  const goToPath = async (): Promise<void> => {
    const path = cleanPath(typedPath ?? here);
    const result = await folder.goTo(path === '' ? null : path);
    if ('listing' in result) {
      setSelected([]);
      setPath(null);
      setTakesFocus(true);
      return;
    }
    const code = result.failure instanceof Failure ? result.failure.code : 'internal';
    // A whole path was pasted: of a file to open, or of the file to be written.
    if (code === 'file.notFolder' && (mode === 'openFile' || mode === 'openFiles')) finish([path]);
    if (mode === 'save' && (code === 'file.notFolder' || code === 'file.notFound')) {
      setName(splitPath(path).name);
      await enter(splitPath(path).folder);
    }
  };
  const up = (): void => {
    const parent = folder.listing?.parent ?? null;
    if (parent !== null) void enter(parent, here);
  };
  const open = (path: string): void => {
    const entry = entries.find((candidate) => candidate.path === path);
    if (entry?.isFolder === true) void enter(path);
    else if (mode === 'save') finish([path]);
    else if (mode !== 'openFolder') finish([path]);
  };
  const select = (paths: readonly string[]): void => {
    setSelected(paths);
    const entry = entries.find((candidate) => candidate.path === paths[0]);
    if (mode === 'save' && entry?.isFolder === false) setName(entry.name);
  };
  const confirm = (): void => {
    const files = selected.filter((path) => entries.some((entry) => entry.path === path && !entry.isFolder));
    if (typedPath !== null && typedPath !== here) void goToPath();
    else if (mode === 'save') finish([joinPath(here, name.trim())]);
    else if (mode === 'openFolder') finish([selected[0] ?? here]);
    else if (files.length > 0) finish(files);
    else if (selected.length > 0) void enter(selected[0]!);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement;
    if ((event.key === 'Backspace' && !isTyping) || (event.key === 'ArrowUp' && event.altKey)) up();
    else if (event.key === 'Enter' && isTyping && mode === 'save' && canConfirm) confirm();
    else return;
    event.preventDefault();
  };
  const isNameFit = name.trim() !== '' && !/[/\\]/.test(name);
  const canConfirm =
    here !== '' && (mode === 'save' ? isNameFit : mode === 'openFolder' || selected.length > 0 || typedPath !== null);

  const path = typedPath ?? here;
  return {
    folder,
    mode,
    path,
    setPath,
    goToPath,
    name,
    setName,
    selected,
    select,
    takesFocus,
    enter,
    up,
    open,
    confirm,
    canConfirm,
    onKeyDown,
  };
}
