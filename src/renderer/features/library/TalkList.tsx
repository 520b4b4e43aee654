import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import type { ListRequest } from './libraryView.ts';
import styles from './list.module.css';
import { clearSelection, selectAll, selectedTalks, toggleTalk } from './selectedTalks.ts';
import { useValue } from '../../ui/valueStore.ts';
import { useHost } from '../../host/HostContext.ts';
import { pagesBetween, rowAfterKey } from '../../ui/listWindow.ts';
import { rowOfTalk, talkInRow, useTalkPages } from './talkPages.ts';
import { TalkRow } from './TalkRow.tsx';
import { ROW_HEIGHT, useListPlace } from './useListPlace.ts';

/** Rows beyond the view whose pages are asked for, so that slow scrolling never meets an empty row. */
const AHEAD = 20;

interface TalkListProps {
  readonly request: ListRequest;
  readonly total: number;
  readonly lastTalkId: string | null;
  readonly gridRef: RefObject<HTMLTableElement | null>;
  readonly onOpen: (talkId: TalkId) => void;
  readonly onFailure: (failure: unknown) => void;
}

/**
 * All talks of a request in one scrolling grid, of which only the rows in view are there. The grid keeps the focus
 * and names its active row, so that no reload and no scrolling can lose it. Another request is another `TalkList`.
 */
export function TalkList({ request, total, lastTalkId, gridRef, onOpen, onFailure }: TalkListProps) {
  const { t } = useTranslation();
  const id = useId();
  const { virtualizer, active, setActive, leaveFrom } = useListPlace(request, total, gridRef);
  const { connection } = useHost();
  const selected = useValue(selectedTalks);
  const items = virtualizer.getVirtualItems();
  const range = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const inView = pagesBetween(range.startIndex - AHEAD, range.endIndex + AHEAD, total);
  // The active row is opened by Enter and read out wherever it is: its page is wanted too.
  const wanted = [...new Set([...inView, ...pagesBetween(active, active, total)])];
  const { pages, failure } = useTalkPages(request, wanted);
  const activeTalkId = useRef<TalkId | undefined>(undefined);
  useEffect(() => {
    const inRow = talkInRow(pages, active)?.id;
    if (inRow === undefined || inRow === activeTalkId.current) return;
    const moved = rowOfTalk(pages, activeTalkId.current);
    // Talks were added or sorted anew: while the keyboard is in the list it stays on the same talk.
    if (moved >= 0 && document.activeElement === gridRef.current) setActive(moved);
    else activeTalkId.current = inRow;
  }, [pages, active, setActive, gridRef]);
  useEffect(() => onFailure(failure), [failure, onFailure]);

  const open = (row: number): void => {
    const talk = talkInRow(pages, row);
    if (talk === undefined) return;
    leaveFrom(row);
    onOpen(talk.id);
  };
  const toggle = (row: number): void => {
    const talk = talkInRow(pages, row);
    if (talk !== undefined) toggleTalk(talk.id);
  };
  /** Ctrl+A ticks all, Space the active row, Escape none. Whether the key was one of these. */
  const selectByKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    const isCommanded = ctrlKey || metaKey;
    if (isCommanded && !altKey && key.toLowerCase() === 'a') selectAll(connection, request).catch(onFailure);
    else if (isCommanded || altKey) return false;
    else if (key === ' ') toggle(active);
    else if (key === 'Escape' && selected.size > 0) clearSelection();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (selectByKey(event)) return event.preventDefault();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rowsInView = Math.floor((gridRef.current?.clientHeight ?? 0) / ROW_HEIGHT);
    const row = rowAfterKey(event.key, active, { total, rowsInView });
    if (row !== null) {
      activeTalkId.current = talkInRow(pages, row)?.id;
      setActive(row);
      virtualizer.scrollToIndex(row);
    } else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };

  return (
    <table
      ref={gridRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table to move in
      role="grid"
      className={styles.grid}
      tabIndex={0}
      aria-label={t('library.list')}
      aria-rowcount={total}
      aria-colcount={4}
      aria-multiselectable
      data-selecting={selected.size > 0 || undefined}
      aria-activedescendant={`${id}-${active}`}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // Not on a click: the row under the pointer must stay there.
        if (event.currentTarget.matches(':focus-visible')) virtualizer.scrollToIndex(active);
      }}
      onClick={(event) => {
        const target = event.target as Element;
        const row = target.closest('tr')?.dataset['index'];
        if (row === undefined) return;
        const isTicking = event.ctrlKey || event.metaKey || target.closest('[data-tick]') !== null;
        (isTicking ? toggle : open)(Number(row));
      }}
    >
      <tbody className={styles.sizer} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const talk = talkInRow(pages, index);
          return (
            <tr
              key={index}
              ref={request.query === '' ? null : virtualizer.measureElement}
              id={`${id}-${index}`}
              className={styles.row}
              aria-rowindex={index + 1}
              aria-selected={talk !== undefined && selected.has(talk.id)}
              aria-current={talk !== undefined && talk.id === lastTalkId ? true : undefined}
              data-index={index}
              data-active={index === active ? '' : undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TalkRow talk={talk} isSelected={talk !== undefined && selected.has(talk.id)} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
