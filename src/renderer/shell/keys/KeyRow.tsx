import { Plus, RotateCcw } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button.tsx';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import type { CommandEntry } from '../commands.ts';
import styles from './keys.module.css';
import { withoutChange } from './keyMap.ts';
import { changeKeys, useKeyChoice, useKeyMap } from './keyMapStore.ts';
import { useReadableKey } from './useReadableKey.ts';

interface KeyRowProps {
  readonly command: CommandEntry;
  /** Asks for another key in place of one, or with `null` for one more. */
  readonly onCapture: (key: string | null) => void;
}

/** A command with its keys, each a button that changes it. */
export function KeyRow({ command, onCapture }: KeyRowProps) {
  const { t } = useTranslation();
  const { id, typingKeys = [] } = command;
  const choice = useKeyChoice();
  const keys = useKeyMap().get(id) ?? [];
  const readable = useReadableKey();
  const text = t(`commands.${id}`);
  return (
    <li className={styles.row}>
      <span>{text}</span>
      <span className={styles.keys}>
        {typingKeys.map((key) => (
          <WithTooltip key={key} text={t('keys.typing')}>
            <AriaButton className={styles.typingKey!} aria-label={`${readable(key)}. ${t('keys.typing')}`}>
              {readable(key)}
            </AriaButton>
          </WithTooltip>
        ))}
        {keys.map((key, place) => (
          <AriaButton
            // The button of a key that another replaced is the same, and keeps the focus.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            className={styles.key!}
            aria-label={t('keys.change', { key: readable(key), command: text })}
            onPress={() => onCapture(key)}
          >
            {readable(key)}
          </AriaButton>
        ))}
        {keys.length + typingKeys.length === 0 && <span className={styles.none}>{t('keys.none')}</span>}
      </span>
      <span className={styles.actions}>
        <IconButton icon={Plus} label={t('keys.add', { command: text })} onPress={() => onCapture(null)} />
        {choice.changes[id] !== undefined && (
          <IconButton
            icon={RotateCcw}
            iconSize={14}
            label={t('keys.reset', { command: text })}
            onPress={() => changeKeys(withoutChange(choice, id))}
          />
        )}
      </span>
    </li>
  );
}
