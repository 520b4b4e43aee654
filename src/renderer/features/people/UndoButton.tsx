import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCommands } from '../../ui/commandHub.ts';
import styles from './people.module.css';
import { useQueue } from './usePeople.ts';

/** Says what was done last about people, and undoes it, as the key for undoing does. */
export function UndoButton({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = useTranslation();
  const undoable = useQueue().data?.undoable ?? null;
  useCommands({ undo: undoable === null ? undefined : onUndo });
  if (undoable === null) return null;
  return (
    <Button variant="ghost" icon={Undo2} onPress={onUndo}>
      <span className={styles.cut}>{t(`people.undo.${undoable.kind}`, { name: undoable.name })}</span>
    </Button>
  );
}
