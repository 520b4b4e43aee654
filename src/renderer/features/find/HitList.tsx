import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './find.module.css';
import { rowsOf, type FindRow } from './findRows.ts';
import type { FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';
import { HitRow, TalkHeading } from './HitRow.tsx';

/** CSS pixels; as in `find.module.css`. */
const ROW_HEIGHT = { talk: 30, hit: 54 };

interface HitListProps {
  readonly session: FindSession;
  readonly state: FindState;
  readonly isEverywhere: boolean;
  readonly canPlay: boolean;
}

/**
 * The hits, of which only the rows in view are there. Enter shows one in its text, Shift+Enter plays it, Space takes it
 * out of what is replaced.
 */
export function HitList({ session, state, isEverywhere, canPlay }: HitListProps) {
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLTableElement>(null);
  const { found, current, excluded, isReplacing } = state;
  const rows = useMemo(() => rowsOf(found.talks, isEverywhere), [found.talks, isEverywhere]);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, rows.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer<HTMLTableElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT[rows[index]!.kind],
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 8,
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
      [active],
    ),
  });
  useEffect(() => {
    const row = rows.findIndex((entry) => entry.kind === 'hit' && entry.key === current);
    if (row < 0) return;
    setActive(row);
    virtualizer.scrollToIndex(row);
  }, [current, rows, virtualizer]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[active];
    const to = rowAfter(event.key, active, rows.length);
    if (to !== null) {
      setActive(to);
      virtualizer.scrollToIndex(to);
    } else if (event.key === 'Enter' && row?.kind === 'hit') session.show(row.hit, event.shiftKey);
    else if (event.key === ' ' && row?.kind === 'hit' && isReplacing) session.toggle(row.key);
    else return;
    event.preventDefault();
  };

  return (
    <table
      ref={scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table to move in
      role="grid"
      className={styles.list}
      tabIndex={0}
      aria-label={t('find.list')}
      aria-rowcount={rows.length}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
    >
      <tbody className={styles.sizer} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]!;
          return (
            <tr
              key={String(key)}
              id={`${id}-${index}`}
              className={styles.row}
              data-kind={row.kind}
              data-active={index === active || undefined}
              data-current={(row.kind === 'hit' && row.key === current) || undefined}
              aria-rowindex={index + 1}
              aria-selected={index === active}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'talk' ? (
                <TalkHeading talk={row.talk} />
              ) : (
                <HitRow
                  hit={row.hit}
                  isReplacing={isReplacing}
                  isIncluded={!excluded.has(row.key)}
                  canPlay={canPlay || isEverywhere}
                  onShow={(plays) => session.show(row.hit, plays)}
                  onToggle={() => session.toggle(row.key)}
                />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function keyOf(row: FindRow): string {
  return row.kind === 'talk' ? row.talk.talkId : row.key;
}

function rowAfter(key: string, active: number, count: number): number | null {
  const last = count - 1;
  const moves: Record<string, number> = {
    ArrowDown: Math.min(last, active + 1),
    ArrowUp: Math.max(0, active - 1),
    PageDown: Math.min(last, active + 8),
    PageUp: Math.max(0, active - 8),
    Home: 0,
    End: last,
  };
  return moves[key] ?? null;
}
