import { useEffect, useRef, type RefObject } from 'react';
import type { GlossaryEntry } from '../../../domain/glossary/glossaryEntry.ts';

/**
 * Keeps the focus in the panel when the entry goes whose button had it: it goes to the same button of the entry that
 * stands there now, or into the form when none is left. Gives a function that says which entry is being removed.
 */
export function useRemovalFocus(
  panel: RefObject<HTMLElement | null>,
  entries: readonly GlossaryEntry[] | undefined,
): (entry: GlossaryEntry) => void {
  const removed = useRef<{ readonly id: string; readonly index: number }>(null);
  useEffect(() => {
    const last = removed.current;
    if (last === null || entries === undefined || entries.some(({ id }) => id === last.id)) return;
    removed.current = null;
    // Where somebody has gone meanwhile they stay.
    if (document.activeElement !== document.body) return;
    const rows = panel.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [];
    const row = rows[Math.min(last.index, rows.length - 1)];
    const target = row?.querySelector<HTMLElement>('button:last-of-type') ?? panel.current?.querySelector('input');
    target?.focus();
  }, [panel, entries]);
  return ({ id }) => {
    removed.current = { id, index: entries?.findIndex((entry) => entry.id === id) ?? 0 };
  };
}
