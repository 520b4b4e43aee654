import { useTranslation } from 'react-i18next';
import type { TablePreview } from '../../../contract/tableSchemas.ts';
import { TABLE_FIELDS, type TableField } from '../../../domain/notices/tableFields.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Choice } from '../../ui/Choice.tsx';
import styles from './tables.module.css';

/** What a column that is not imported is chosen as. */
const NOTHING = 'nothing';

interface ColumnTableProps {
  readonly table: TablePreview;
  readonly fields: readonly (TableField | null)[];
  readonly onChange: (column: number, field: TableField | null) => void;
}

/** The columns of a table, one a line, with some of their values and the choice of what they hold. */
export function ColumnTable({ table, fields, onChange }: ColumnTableProps) {
  const { t } = useTranslation();
  const options = [
    { key: NOTHING, text: t('tables.notImported') },
    ...TABLE_FIELDS.map((field) => ({ key: field, text: t(`tables.fields.${field}`) })),
  ] as const;
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{t('tables.column')}</th>
          <th scope="col">{t('tables.samples')}</th>
          <th scope="col">{t('tables.holds')}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map(({ field: proposed, isGuess, samples }, index) => {
          const name = table.header[index] || t('tables.noName', { index: index + 1 });
          const field = fields[index] ?? null;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- columns have no other identity, and do not move
            <tr key={index} data-off={field === null || undefined}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className={styles.samples}>
                {samples.length === 0 && t('tables.noValues')}
                {samples.map((sample) => (
                  <bdi key={sample} title={sample}>
                    {sample}
                  </bdi>
                ))}
              </td>
              <td>
                <div className={styles.holds}>
                  <Choice
                    label={t('tables.fieldOf', { column: name })}
                    isLabelHidden
                    options={options}
                    value={field ?? NOTHING}
                    onChange={(key) => onChange(index, key === NOTHING ? null : key)}
                  />
                  {isGuess && field === proposed && <Badge tone="warn" text={t('tables.guessed')} />}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
