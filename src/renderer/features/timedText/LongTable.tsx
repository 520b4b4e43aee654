import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { Fragment, useCallback, useRef, useState, type ReactNode } from 'react';
import styles from './timedText.module.css';

/** CSS pixels of a row whose texts need one line; it is measured once it is there. */
const ROW_HEIGHT = 45;

interface LongTableProps {
  readonly head: readonly string[];
  readonly count: number;
  readonly isReport?: boolean;
  /** Whether a row is only told of. */
  readonly isOff?: (index: number) => boolean;
  /** The cells of a row. */
  readonly children: (index: number) => ReactNode;
}

/** A table of which only the rows in sight are there, and the one with the focus, however many it has. */
export function LongTable({ head, count, isReport = false, isOff, children }: LongTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(-1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), focused), [focused]),
  });
  const items = virtualizer.getVirtualItems();
  return (
    <div ref={frame} className={styles.batchFrame}>
      <table className={styles.batch} data-report={isReport || undefined} aria-rowcount={count + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ index, start }, at) => (
            <Fragment key={index}>
              <Gap height={start - (items[at - 1]?.end ?? 0)} />
              <tr
                ref={virtualizer.measureElement}
                data-index={index}
                data-off={isOff?.(index) || undefined}
                aria-rowindex={index + 2}
                onFocus={() => setFocused(index)}
              >
                {children(index)}
              </tr>
            </Fragment>
          ))}
          <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function withRow(rows: number[], row: number): number[] {
  return row < 0 || rows.includes(row) ? rows : [...rows, row].toSorted((a, b) => a - b);
}

/** The place of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden style={{ height }} />;
}
