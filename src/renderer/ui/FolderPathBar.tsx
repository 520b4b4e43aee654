import { CornerDownLeft, FolderUp, House } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import styles from './PathPicker.module.css';
import { TextInput } from './TextInput.tsx';

interface FolderPathBarProps {
  readonly path: string;
  /** The folder above; `null` at the top. */
  readonly parent: string | null;
  readonly hasFocusFirst: boolean;
  readonly onPathChange: (path: string) => void;
  readonly onGo: () => void;
  readonly onUp: () => void;
  readonly onHome: () => void;
}

/** Where a path picker is: a path to read, type or paste, and the ways up and home. */
export function FolderPathBar({ path, parent, hasFocusFirst, onPathChange, onGo, onUp, onHome }: FolderPathBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      <IconButton
        icon={FolderUp}
        label={t('common.picker.up')}
        keys="Alt+↑"
        isDisabled={parent === null}
        onPress={onUp}
      />
      <IconButton icon={House} label={t('common.picker.home')} onPress={onHome} />
      <TextInput
        label={t('common.picker.path')}
        isLabelHidden
        value={path}
        onChange={onPathChange}
        spellCheck="false"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- pasting a path is the shortest way to a file
        autoFocus={hasFocusFirst}
        onFocus={(event) => (event.target as HTMLInputElement).select()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onGo();
          else event.continuePropagation();
        }}
      />
      <IconButton icon={CornerDownLeft} label={t('common.picker.go')} onPress={onGo} />
    </div>
  );
}
