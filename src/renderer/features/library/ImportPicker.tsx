import { useTranslation } from 'react-i18next';
import { useSetting } from '../../host/settings.ts';
import { PathPicker } from '../../ui/PathPicker.tsx';

interface ImportPickerProps {
  /** What is being chosen; `null` while nothing is. */
  readonly what: 'files' | 'folder' | null;
  readonly onChoose: (paths: string[]) => void;
  readonly onClose: () => void;
}

/** Chooses notices to import, under a host without native dialogs. */
export function ImportPicker({ what, onChoose, onClose }: ImportPickerProps) {
  const { t } = useTranslation();
  const [folder, setFolder] = useSetting('importFolder');
  return (
    <PathPicker
      title={t(what === 'folder' ? 'library.import.chooseFolder' : 'library.import.chooseFiles')}
      mode={what === 'folder' ? 'openFolder' : 'openFiles'}
      isOpen={what !== null}
      initialFolder={folder}
      extensions={['txt', 'html', 'htm', 'xml', 'json', 'csv', 'tsv', 'xlsx', 'docx', 'odt']}
      confirmText={t('library.import.button')}
      onChoose={onChoose}
      onFolder={setFolder}
      onClose={onClose}
    />
  );
}
