import { useTranslation } from 'react-i18next';
import { Modal } from '../ui/Modal.tsx';
import { COMMANDS } from './commands.ts';
import { readableKey } from './keys/readableKey.ts';
import styles from './shell.module.css';

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every command with its keys. */
export function KeysDialog({ isOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  const all = COMMANDS.map(({ id, keys, typingKeys = [] }) => ({ id, keys: [...typingKeys, ...keys] }));
  return (
    <Modal title={t('shell.keys')} isOpen={isOpen} onClose={onClose} width={720}>
      <ul className={styles.keys}>
        {all.map(({ id, keys }) => (
          <li key={id}>
            <span>{t(`commands.${id}`)}</span>
            <span>
              {keys.map((key) => (
                <kbd key={key}>{readableKey(key)}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
