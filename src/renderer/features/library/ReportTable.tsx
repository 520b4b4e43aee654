import { useVirtualizer } from '@tanstack/react-virtual';
import { Archive, CircleCheck, CircleX, Equal, IdCard, RefreshCw } from 'lucide-react';
import { useRef, type CSSProperties } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../../../contract/importSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import styles from './import.module.css';
import { remarkOf, type ReportWords } from './importReport.ts';

/** CSS pixels; as in `import.module.css`. */
const ROW_HEIGHT = 32;

const OUTCOME_LOOKS = {
  imported: { icon: CircleCheck, tone: 'good' },
  updated: { icon: RefreshCw, tone: 'good' },
  unchanged: { icon: Equal, tone: 'neutral' },
  stub: { icon: IdCard, tone: 'neutral' },
  withdrawn: { icon: Archive, tone: 'neutral' },
  refused: { icon: CircleX, tone: 'bad' },
} as const;

interface ReportTableProps {
  readonly files: readonly ImportItem[];
  /** How many rows the table makes room for: a filter does not change its height. */
  readonly roomFor: number;
  /** What all paths begin with, which is not repeated. */
  readonly folder: string;
  readonly words: ReportWords;
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** The files of an import, of which only the rows in view are there: a library can be thousands of files. */
export function ReportTable({ files, roomFor, folder, words, onOpenTalk }: ReportTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      className={styles.tableFrame}
      style={{ '--row-count': roomFor } as CSSProperties}
    >
      <table className={styles.table} aria-label={t('library.report.table')} aria-rowcount={files.length + 1}>
        <thead>
          <tr className={styles.tableHead} aria-rowindex={1}>
            <th scope="col">{t('library.report.outcome')}</th>
            <th scope="col">{t('library.report.file')}</th>
            <th scope="col">{t('library.report.talk')}</th>
          </tr>
        </thead>
        <tbody className={styles.tableBody} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <tr
              key={index}
              className={styles.tableRow}
              aria-rowindex={index + 2}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ReportCells file={files[index]!} folder={folder} words={words} onOpenTalk={onOpenTalk} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ReportCellsProps extends Omit<ReportTableProps, 'files' | 'roomFor'> {
  readonly file: ImportItem;
}

function ReportCells({ file, folder, words, onOpenTalk }: ReportCellsProps) {
  const { icon: Icon, tone } = OUTCOME_LOOKS[file.outcome];
  const { talkId, title } = file;
  const remark = remarkOf(talkId === null ? file : { ...file, title: null }, words);
  return (
    <>
      <td className={styles.outcome} data-tone={tone}>
        <Icon size={14} aria-hidden />
        {words.outcome(file.outcome)}
      </td>
      <td title={file.path}>{file.path.slice(folder.length)}</td>
      <td title={[title, remark].filter(Boolean).join(' – ')}>
        {talkId !== null && (
          <AriaButton className={styles.link!} onPress={() => onOpenTalk(talkId)}>
            {title}
          </AriaButton>
        )}
        {remark !== '' && <span className={styles.remark}>{talkId === null ? remark : ` – ${remark}`}</span>}
      </td>
    </>
  );
}
