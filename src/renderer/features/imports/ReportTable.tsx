import { useVirtualizer } from '@tanstack/react-virtual';
import {
  Archive,
  CircleCheck,
  CircleX,
  Equal,
  GitCompareArrows,
  IdCard,
  Languages,
  RefreshCw,
  TextQuote,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import type { ImportOutcome } from '../../../contract/schemas.ts';
import { pagesBetween, rowAfterKey } from '../../ui/listWindow.ts';
import styles from './imports.module.css';
import { useReasonText } from './useReasonText.ts';

/** CSS pixels; as in `imports.module.css`. */
const ROW_HEIGHT = 32;
/** Rows beyond the view whose pages are asked for. */
const AHEAD = 20;

const OUTCOME_LOOKS: Readonly<Record<ImportOutcome, { readonly icon: LucideIcon; readonly tone: string }>> = {
  imported: { icon: CircleCheck, tone: 'good' },
  updated: { icon: RefreshCw, tone: 'good' },
  unchanged: { icon: Equal, tone: 'neutral' },
  stub: { icon: IdCard, tone: 'neutral' },
  withdrawn: { icon: Archive, tone: 'warn' },
  refused: { icon: CircleX, tone: 'bad' },
};

interface ReportTableProps {
  readonly total: number;
  readonly itemAt: (row: number) => ImportItem | undefined;
  readonly active: number;
  readonly onActive: (row: number) => void;
  readonly onPages: (pages: readonly number[]) => void;
  readonly onOpen: (row: number) => void;
  /** What all paths begin with, which is not repeated. */
  readonly folder: string;
}

/**
 * The rows of a report, of which only those in view are there: an import can be thousands of files. The grid keeps the
 * focus and names its active row, whose account stands beside it.
 */
export function ReportTable({ total, itemAt, active, onActive, onPages, onOpen, folder }: ReportTableProps) {
  const { t } = useTranslation();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    onChange: ({ range }) => {
      if (range !== null) onPages(pagesBetween(range.startIndex - AHEAD, range.endIndex + AHEAD, total));
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rowsInView = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1;
    const row = rowAfterKey(event.key, active, { total, rowsInView });
    if (row !== null) {
      onActive(row);
      virtualizer.scrollToIndex(row);
    } else if (event.key === 'Enter') onOpen(active);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={scroller} className={styles.tableFrame}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table to move in
        role="grid"
        className={styles.table}
        tabIndex={0}
        aria-label={t('imports.table')}
        aria-rowcount={total + 1}
        aria-activedescendant={`${id}-${active}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const row = (event.target as Element).closest('tr')?.dataset['index'];
          if (row !== undefined) onActive(Number(row));
        }}
        onDoubleClick={() => onOpen(active)}
      >
        <thead>
          <tr className={styles.tableHead} aria-rowindex={1}>
            <th scope="col">{t('imports.outcome')}</th>
            <th scope="col">{t('imports.talk')}</th>
            <th scope="col">{t('imports.file')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('imports.marks')}</span>
            </th>
          </tr>
        </thead>
        <tbody className={styles.tableBody} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <tr
              key={index}
              id={`${id}-${index}`}
              className={styles.tableRow}
              aria-rowindex={index + 2}
              aria-selected={index === active}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ReportCells item={itemAt(index)} folder={folder} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReportCells({ item, folder }: { readonly item: ImportItem | undefined; readonly folder: string }) {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  if (item === undefined) return <td className={styles.waiting}>{t('common.loading')}</td>;
  const { icon: Icon, tone } = OUTCOME_LOOKS[item.outcome];
  const path = shownPath(item, folder);
  const title = item.title ?? reasonText(item);
  return (
    <>
      <td className={styles.outcome} data-tone={tone}>
        <Icon size={14} aria-hidden />
        {t(`imports.oneOutcome.${item.outcome}`)}
      </td>
      <td title={title} data-muted={item.title === null || undefined}>
        {title}
      </td>
      <td title={item.path} data-muted="">
        <bdi>{path}</bdi>
      </td>
      <td className={styles.marks}>
        <Marks item={item} />
      </td>
    </>
  );
}

/** What a row has to look at. */
function Marks({ item }: { readonly item: ImportItem }) {
  const { t } = useTranslation();
  const marks: { icon: LucideIcon; text: string; tone: string }[] = [];
  if (item.isTwiceEncoded) marks.push({ icon: Languages, text: t('imports.mark.twiceEncoded'), tone: 'warn' });
  if (item.openConflictCount > 0) {
    const text = t('imports.mark.conflicts', { count: item.openConflictCount });
    marks.push({ icon: GitCompareArrows, text, tone: 'warn' });
  }
  if (item.problemCount > 0) {
    marks.push({
      icon: TriangleAlert,
      text: t('imports.mark.problems', { count: item.problemCount }),
      tone: 'neutral',
    });
  }
  if (item.leftoverCount > 0) {
    marks.push({ icon: TextQuote, text: t('imports.mark.leftovers', { count: item.leftoverCount }), tone: 'neutral' });
  }
  return marks.map(({ icon: Icon, text, tone }) => (
    <span key={text} className={styles.mark} data-tone={tone} title={text}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{text}</span>
    </span>
  ));
}

/** The path of a row without what all have in common, and which of the file's talks it is. */
function shownPath({ path, record, recordCount }: ImportItem, folder: string): string {
  const short = path.startsWith(folder) ? path.slice(folder.length) : path;
  return recordCount > 1 ? `${record + 1}/${recordCount} · ${short}` : short;
}
