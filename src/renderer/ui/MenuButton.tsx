import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './controls.module.css';

/** An entry of a menu. */
interface MenuEntry {
  readonly id: string;
  readonly text: string;
  readonly icon?: LucideIcon;
  readonly keys?: string | undefined;
  readonly isDisabled?: boolean;
}

interface MenuButtonProps {
  /** The button that opens the menu: a `Button` or an `IconButton`. */
  readonly button: ReactNode;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
}

/** A button that opens a menu of actions. */
export function MenuButton({ button, label, entries, onAction }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {button}
      <Popover className={styles.popover!} offset={4}>
        <Menu
          className={styles.list!}
          aria-label={label}
          onAction={(key) => onAction(String(key))}
          disabledKeys={entries.filter((entry) => entry.isDisabled).map((entry) => entry.id)}
        >
          {entries.map(({ id, text, icon: Icon, keys }) => (
            <MenuItem key={id} id={id} textValue={text} className={styles.item!}>
              {Icon !== undefined && <Icon size={15} aria-hidden />}
              {text}
              {keys !== undefined && <kbd>{keys}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
