import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TickBox } from '../../ui/Checkbox.tsx';
import { ChangedText } from './ChangedText.tsx';
import { changeKey, type ProposedChange } from './CorrectedText.ts';
import styles from './typography.module.css';

/** CSS pixels; as in `typography.module.css`. */
const ROW_HEIGHT = 34;

interface ChangeListProps {
  readonly changes: readonly ProposedChange[];
  /** The keys of the changes that are not to be made. */
  readonly unticked: ReadonlySet<string>;
  readonly onTick: (changes: readonly ProposedChange[], isTicked: boolean) => void;
}

/** The proposed changes, each to be ticked or not; of thousands only those in view are there. */
export function ChangeList({ changes, unticked, onTick }: ChangeListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const [chosen, setActive] = useState(0);
  const active = Math.min(chosen, changes.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const isTicked = (index: number): boolean => !unticked.has(changeKey(changes[index]!));
  const toggle = (index: number): void => {
    setActive(index);
    onTick([changes[index]!], !isTicked(index));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ') toggle(active);
    else {
      const next = rowAfter(event.key, active, changes.length);
      if (next === null) return;
      setActive(next);
      virtualizer.scrollToIndex(next);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show what is changed in a row
      role="listbox"
      aria-label={t('typography.changes')}
      aria-multiselectable
      aria-activedescendant={`${name}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          // The list takes the keys for its rows.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={index}
            id={`${name}-${index}`}
            className={styles.row}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
            role="option"
            aria-selected={isTicked(index)}
            aria-posinset={index + 1}
            aria-setsize={changes.length}
            data-selected={isTicked(index) ? '' : undefined}
            data-active={index === active ? '' : undefined}
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => toggle(index)}
          >
            <TickBox />
            <ChangedText change={changes[index]!} />
            <span className={styles.rule}>{t(`typography.rule.${changes[index]!.rule}.name`)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** How many rows a page key goes. */
const PAGE = 10;

function rowAfter(key: string, active: number, total: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + PAGE,
    PageUp: active - PAGE,
    Home: 0,
    End: total - 1,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(Math.max(0, next), total - 1);
}
