import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/Badge.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { splitPath } from '../../ui/folderPath.ts';
import { chosenOf, type BatchRow } from './batchTexts.ts';
import { LongTable } from './LongTable.tsx';
import styles from './timedText.module.css';

/** What a file that is left out is chosen as. */
const NONE = 'none';

interface BatchTableProps {
  readonly rows: readonly BatchRow[];
  readonly onChange: (row: BatchRow, at: number) => void;
}

/** Files, the talks they may be of, and what is taken of each. */
export function BatchTable({ rows, onChange }: BatchTableProps) {
  const { t } = useTranslation();
  const columns = ['file', 'talk', 'basis', 'takes'] as const;
  return (
    <LongTable
      head={columns.map((name) => t(`timedText.batch.${name}`))}
      count={rows.length}
      isOff={(at) => chosenOf(rows[at]!) === undefined}
    >
      {(at) => <BatchCells row={rows[at]!} onChange={(changed) => onChange(changed, at)} />}
    </LongTable>
  );
}

function BatchCells({ row, onChange }: { readonly row: BatchRow; readonly onChange: (row: BatchRow) => void }) {
  const { t } = useTranslation();
  const { file, talkId, replaces } = row;
  const { name } = splitPath(file.path);
  const chosen = chosenOf(row);
  const talks = [
    { key: NONE, text: t('timedText.batch.none') },
    ...file.candidates.map((candidate) => ({ key: candidate.talkId as string, text: candidate.title })),
  ];
  return (
    <>
      <th scope="row" title={file.path}>
        <bdi>{name}</bdi>
      </th>
      <td>
        {file.candidates.length === 0 ? (
          <span className={styles.quiet}>{t('timedText.batch.noTalk')}</span>
        ) : (
          <Choice
            label={t('timedText.batch.talkOf', { name })}
            isLabelHidden
            options={talks}
            value={talkId ?? NONE}
            onChange={(key) => {
              const picked = file.candidates.find((candidate) => candidate.talkId === key);
              onChange({ ...row, talkId: picked?.talkId ?? null });
            }}
          />
        )}
      </td>
      <td>
        {chosen !== undefined && t(`timedText.batch.bases.${chosen.basis}`)}{' '}
        {!file.isSure && file.candidates.length > 0 && <Badge tone="warn" text={t('timedText.batch.toCheck')} />}
      </td>
      <td>
        {chosen?.hasText === false && t('timedText.batch.text')}
        {chosen?.hasText === true && (
          <Choice
            label={t('timedText.batch.takesOf', { name })}
            isLabelHidden
            options={[
              { key: 'times', text: t('timedText.batch.times') },
              { key: 'text', text: t('timedText.replace') },
            ]}
            value={replaces ? 'text' : 'times'}
            onChange={(key) => onChange({ ...row, replaces: key === 'text' })}
          />
        )}
      </td>
    </>
  );
}
