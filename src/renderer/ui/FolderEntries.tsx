import { File, Folder } from 'lucide-react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hasExtension } from './folderPath.ts';
import { formatBytes } from './formatBytes.ts';
import styles from './PathPicker.module.css';
import type { FolderListing } from './useFolder.ts';

interface FolderEntriesProps {
  readonly listing: FolderListing | null;
  readonly isLoading: boolean;
  readonly mode: 'openFiles' | 'openFile' | 'openFolder' | 'save';
  readonly extensions?: readonly string[] | undefined;
  readonly selected: readonly string[];
  /** Whether the list takes the focus when it shows another folder. */
  readonly takesFocus: boolean;
  readonly onSelect: (paths: readonly string[]) => void;
  /** A double click, or Enter. */
  readonly onOpen: (path: string) => void;
}

/** The folders and files in a folder, folders first; typing letters goes to the name that begins so. */
export function FolderEntries({
  listing,
  isLoading,
  mode,
  extensions,
  selected,
  takesFocus,
  onSelect,
  onOpen,
}: FolderEntriesProps) {
  const { t, i18n } = useTranslation();
  const entries = listing?.entries ?? [];
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 28, padding: 4 }}>
      <ListBox
        // Another folder is another list: the virtual scroll position and the focused row begin anew.
        key={listing?.folder}
        className={styles.entries!}
        aria-label={t('common.picker.contents')}
        items={entries}
        selectionMode={mode === 'openFiles' ? 'multiple' : 'single'}
        selectionBehavior="replace"
        escapeKeyBehavior="none"
        selectedKeys={selected}
        disabledKeys={
          mode === 'openFolder' ? entries.filter((entry) => !entry.isFolder).map((entry) => entry.path) : []
        }
        onSelectionChange={(keys) =>
          onSelect(keys === 'all' ? entries.map((entry) => entry.path) : [...keys].map(String))
        }
        onAction={(key) => onOpen(String(key))}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focused row of the folder before is gone
        autoFocus={takesFocus}
        renderEmptyState={() => (
          <p className={styles.empty}>{isLoading ? t('common.loading') : t('common.picker.empty')}</p>
        )}
      >
        {({ name, path, isFolder, sizeBytes }) => (
          <ListBoxItem
            id={path}
            textValue={name}
            className={styles.entry!}
            data-dimmed={(!isFolder && extensions !== undefined && !hasExtension(name, extensions)) || undefined}
          >
            {isFolder ? <Folder size={15} aria-label={t('common.picker.folder')} /> : <File size={15} aria-hidden />}
            <span className={styles.name}>{name}</span>
            {!isFolder && <span className={styles.size}>{formatBytes(sizeBytes, i18n.language)}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
