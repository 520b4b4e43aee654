import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { splitPath } from './folderPath.ts';
import { Modal } from './Modal.tsx';

interface ReplaceFileQuestionProps {
  /** The file that is in the way. */
  readonly path: string;
  readonly onReplace: () => void;
  readonly onClose: () => void;
}

/** Asks before a file is replaced. */
export function ReplaceFileQuestion({ path, onReplace, onClose }: ReplaceFileQuestionProps) {
  const { t } = useTranslation();
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
      <p>{t('common.replaceFile.text', { ...splitPath(path) })}</p>
    </Modal>
  );
}
