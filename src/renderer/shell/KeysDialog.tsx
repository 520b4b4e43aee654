import { useTranslation } from 'react-i18next';
import { Modal } from '../ui/Modal.tsx';
import { COMMANDS, readableKey, TEXT_KEYS } from './commands.ts';
import styles from './shell.module.css';

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Every command with its keys. */
export function KeysDialog({ isOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation();
  const rows = COMMANDS.map(({ id, keys }) => ({ id, keys: keys.length > 3 ? keys.slice(0, 1) : keys }));
  const all = [...rows, ...TEXT_KEYS.map(({ id, keys }) => ({ id, keys: [keys] }))];
  return (
    <Modal title={t('shell.keys')} isOpen={isOpen} onClose={onClose} width={720}>
      <ul className={styles.keys}>
        {all.map(({ id, keys }) => (
          <li key={id}>
            <span>{t(`shell.commands.${id}`)}</span>
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
