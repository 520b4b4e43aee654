import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { rowAfterKey } from '../../ui/listWindow.ts';
import styles from './people.module.css';

interface RowListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly active: number;
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  readonly onMove: (index: number) => void;
  /** Other keys than those that move; tells whether the key was of use. */
  readonly onKey: (key: string) => boolean;
}

/** How many rows a page is taken for: one less is passed over. */
const ROWS_IN_VIEW = 11;

/** A list to move in with the arrows. It keeps the focus and names its active row, so that no answer can lose it. */
export function RowList<Item>({ label, items, active, listRef, keyOf, render, onMove, onKey }: RowListProps<Item>) {
  const id = useId();
  const activeRow = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // What it gives is no clean-up: in some browsers a promise.
    void activeRow.current?.scrollIntoView({ block: 'nearest' });
  }, [active, items]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = rowAfterKey(event.key, active, { total: items.length, rowsInView: ROWS_IN_VIEW });
    if (target !== null) onMove(target);
    else if (!onKey(event.key)) return;
    event.preventDefault();
  };
  return (
    <ul
      ref={listRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- a list to choose from
      role="listbox"
      className={styles.rows}
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={items.length === 0 ? undefined : `${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
        <li
          key={keyOf(item)}
          ref={index === active ? activeRow : null}
          id={`${id}-${index}`}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          aria-selected={index === active}
          className={styles.row}
          onClick={() => onMove(index)}
        >
          {render(item)}
        </li>
      ))}
    </ul>
  );
}
