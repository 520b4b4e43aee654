import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type Key,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { rowAfterKey } from './listWindow.ts';
import styles from './tickList.module.css';

/** A row of a list whose rows are ticked or not. */
interface TickRow {
  readonly key: Key;
  /** Told in place of what the row shows. */
  readonly label?: string;
  readonly isTicked: boolean;
  /** Shown with the others, and not to be ticked. */
  readonly isDisabled?: boolean;
}

interface TickListProps {
  readonly label: string;
  readonly total: number;
  readonly rowAt: (index: number) => TickRow;
  /** What a row shows, in columns: the box first. */
  readonly renderColumns: (index: number) => ReactNode;
  readonly onToggle: (index: number) => void;
  /** CSS pixels. */
  readonly rowHeight: number;
  /** How far the page keys go, one row more; as many as are in view when left out. */
  readonly rowsInView?: number;
  /** It has the focus when it is first shown. */
  readonly hasFocus?: boolean;
  /** The size of the list, and the columns of its rows. */
  readonly className: string;
  readonly rowClassName: string;
}

/** A list whose rows are ticked or not, by click and keys; of thousands only those in view are there. */
export function TickList({
  label,
  total,
  rowAt,
  renderColumns,
  onToggle,
  rowHeight,
  rowsInView,
  hasFocus = false,
  className,
  rowClassName,
}: TickListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, total - 1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const [takesFocus] = useState(hasFocus);
  useEffect(() => {
    if (takesFocus) scroller.current?.focus();
  }, [takesFocus]);
  const toggle = (index: number): void => {
    setActive(index);
    onToggle(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const inView = rowsInView ?? Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight);
    const next = rowAfterKey(event.key, active, { total, rowsInView: inView });
    if (event.key === ' ') toggle(active);
    else if (next === null) return;
    else {
      setActive(next);
      virtualizer.scrollToIndex(next);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={`${styles.list} ${className}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show what is changed in a row
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={`${name}-${active}`}
      tabIndex={0}
      style={{ '--rows': total } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { key, label: told, isTicked, isDisabled } = rowAt(index);
          return (
            // The list takes the keys for its rows.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={key}
              id={`${name}-${index}`}
              className={`${styles.row} ${rowClassName}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
              role="option"
              aria-label={told}
              aria-selected={isTicked}
              aria-disabled={isDisabled || undefined}
              aria-posinset={index + 1}
              aria-setsize={total}
              data-selected={isTicked ? '' : undefined}
              data-active={index === active ? '' : undefined}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => toggle(index)}
            >
              {renderColumns(index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
