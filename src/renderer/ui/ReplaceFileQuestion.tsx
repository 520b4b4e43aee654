import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { splitPath } from './folderPath.ts';
import { Modal } from './Modal.tsx';

interface ReplaceFileQuestionProps {
  /** The files of one folder that are in the way. */
  readonly paths: readonly string[];
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** Asks once before files are replaced. */
export function ReplaceFileQuestion({ paths, onReplace, onClose }: ReplaceFileQuestionProps) {
  const { t } = useTranslation();
  const { folder, name } = splitPath(paths[0] ?? '');
  const names = paths.map((path) => splitPath(path).name).join(', ');
  return (
    <Modal
      title={t('common.replaceFile.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={onReplace}>
            {t('common.replaceFile.replace')}
          </Button>
        </>
      }
    >
      <p>
        {paths.length === 1
          ? t('common.replaceFile.text', { folder, name })
          : t('common.replaceFile.several', { folder, names })}
      </p>
    </Modal>
  );
}
