import type { TFunction } from 'i18next';
import { CircleCheck, CircleX } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import type { TakenTextReport } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { LongTable } from './LongTable.tsx';
import styles from './timedText.module.css';

interface BatchReportProps {
  readonly texts: readonly TakenTextReport[];
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** What became of each file; what was refused comes first. */
export function BatchReport({ texts, onOpenTalk }: BatchReportProps) {
  const { t } = useTranslation();
  const refused = texts.filter(({ reason }) => reason !== null);
  const taken = texts.filter(({ reason }) => reason === null);
  const rows = [...refused, ...taken];
  const columns = ['file', 'talk', 'outcome'] as const;
  return (
    <>
      <output className={styles.about}>
        {t('timedText.batch.taken', { count: taken.length })}{' '}
        {refused.length > 0 && t('timedText.batch.refused', { count: refused.length })}
      </output>
      <LongTable head={columns.map((name) => t(`timedText.batch.${name}`))} count={rows.length} isReport>
        {(at) => <ReportCells text={rows[at]!} onOpenTalk={onOpenTalk} />}
      </LongTable>
    </>
  );
}

interface ReportCellsProps extends Pick<BatchReportProps, 'onOpenTalk'> {
  readonly text: TakenTextReport;
}

function ReportCells({ text, onOpenTalk }: ReportCellsProps) {
  const { t } = useTranslation();
  const { path, talkId, title, reason } = text;
  return (
    <>
      <th scope="row" title={path}>
        <bdi>{splitPath(path).name}</bdi>
      </th>
      <td>
        <Link className={styles.talkLink!} onPress={() => onOpenTalk(talkId)}>
          {title}
        </Link>
      </td>
      <td>
        <span className={styles.outcome} data-bad={reason !== null || undefined}>
          {reason === null ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
          {outcomeText(t, text)}
        </span>
      </td>
    </>
  );
}

function outcomeText(t: TFunction, { path, reason, took, wordCount, timedCount, shiftMs }: TakenTextReport): string {
  if (reason !== null) return failureText(t, new Failure(reason as FailureCode, splitPath(path).name));
  const percent = Math.round((100 * timedCount) / Math.max(1, wordCount));
  const main =
    took === 'text'
      ? t('timedText.batch.tookText', { count: wordCount })
      : t('timedText.batch.tookTimes', { percent, count: wordCount });
  const seconds = (shiftMs / 1_000).toFixed(1);
  return shiftMs === 0 ? main : `${main} ${t('timedText.batch.shifted', { seconds: Number(seconds) })}`;
}
