import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { keepPlace, placeOf, type ListRequest } from './libraryView.ts';

/** CSS pixels of a row without excerpts; as in `list.module.css`. */
export const ROW_HEIGHT = 56;

interface ListInView {
  readonly virtualizer: Virtualizer<HTMLTableElement, HTMLTableRowElement>;
  /** The row the keyboard is on. */
  readonly active: number;
  readonly setActive: (row: number) => void;
  /** Notes that a talk is opened from a row: the list takes the focus again when it is back. */
  readonly leaveFrom: (row: number) => void;
}

/** The part of a list that is in view, which begins where a list of the same request was left. */
export function useListPlace(
  request: ListRequest,
  total: number,
  gridRef: RefObject<HTMLTableElement | null>,
): ListInView {
  const requestKey = JSON.stringify(request);
  const [kept] = useState(() => placeOf(requestKey));
  const [wanted, setActive] = useState(kept?.activeRow ?? 0);
  const active = Math.min(wanted, total - 1);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer<HTMLTableElement, HTMLTableRowElement>({
    count: total,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    initialOffset: kept?.scrollOffset ?? 0,
    initialMeasurementsCache: [...(kept?.measurements ?? [])],
    // The active row stays in the document wherever it is: the grid refers to it.
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), active), [active]),
  });

  const latest = useRef({ active, takesFocus: false });
  useEffect(() => void (latest.current.active = active), [active]);
  useEffect(() => {
    if (kept?.takesFocus === true) gridRef.current?.focus({ preventScroll: true });
    return () =>
      keepPlace({
        requestKey,
        scrollOffset: virtualizer.scrollOffset ?? 0,
        activeRow: latest.current.active,
        takesFocus: latest.current.takesFocus,
        measurements: virtualizer.takeSnapshot(),
      });
  }, [gridRef, kept, requestKey, virtualizer]);

  const leaveFrom = (row: number): void => void (latest.current = { active: row, takesFocus: true });
  return { virtualizer, active, setActive, leaveFrom };
}

function withRow(rows: number[], row: number): number[] {
  return row < 0 || rows.includes(row) ? rows : [...rows, row].toSorted((a, b) => a - b);
}
