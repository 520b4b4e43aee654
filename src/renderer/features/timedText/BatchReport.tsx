import type { TFunction } from 'i18next';
import { CircleCheck, CircleX } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Failure, type FailureCode } from '../../../contract/failure.ts';
import type { TakenTextReport } from '../../../contract/schemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
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
  return (
    <>
      <output className={styles.about}>
        {t('timedText.batch.taken', { count: taken.length })}{' '}
        {refused.length > 0 && t('timedText.batch.refused', { count: refused.length })}
      </output>
      <div className={styles.batchFrame}>
        <table className={styles.batch} data-report>
          <thead>
            <tr>
              <th scope="col">{t('timedText.batch.file')}</th>
              <th scope="col">{t('timedText.batch.talk')}</th>
              <th scope="col">{t('timedText.batch.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {[...refused, ...taken].map((text) => (
              <tr key={`${text.path} ${text.talkId}`}>
                <th scope="row" title={text.path}>
                  <bdi>{splitPath(text.path).name}</bdi>
                </th>
                <td>
                  <Link className={styles.talkLink!} onPress={() => onOpenTalk(text.talkId)}>
                    {text.title}
                  </Link>
                </td>
                <td>
                  <span className={styles.outcome} data-bad={text.reason !== null || undefined}>
                    {text.reason === null ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
                    {outcomeText(t, text)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
