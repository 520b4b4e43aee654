import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePreview } from '../../../contract/tableSchemas.ts';
import type { TableField } from '../../../domain/notices/tableFields.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { useValue } from '../../ui/valueStore.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { mappingFaults } from './mappingFaults.ts';
import { tableQuestions } from './tableQuestions.ts';
import styles from './tables.module.css';

/** Asks what the columns of tables hold, one table after the other, before they are imported. */
export function TableMappingDialog() {
  const questions = useValue(tableQuestions);
  const [index, setIndex] = useState(0);
  if (questions === null) return null;
  const { tables, answer } = questions;
  const close = (goesOn: boolean): void => {
    setIndex(0);
    answer(goesOn);
  };
  const isLast = index === tables.length - 1;
  return (
    <MappingDialog
      key={index}
      table={tables[index]!}
      place={tables.length > 1 ? { index: index + 1, count: tables.length } : null}
      isLast={isLast}
      onDecide={() => (isLast ? close(true) : setIndex(index + 1))}
      onCancel={() => close(false)}
    />
  );
}

interface MappingDialogProps {
  readonly table: TablePreview;
  /** Which table of how many it is; `null` for the only one. */
  readonly place: { readonly index: number; readonly count: number } | null;
  readonly isLast: boolean;
  /** It was decided what the columns hold, or not to import the table. */
  readonly onDecide: () => void;
  readonly onCancel: () => void;
}

function MappingDialog({ table, place, isLast, onDecide, onCancel }: MappingDialogProps) {
  const { t, i18n } = useTranslation();
  const { connection } = useHost();
  const [fields, setFields] = useState(() => table.columns.map(({ field }) => field));
  const [failure, setFailure] = useState<unknown>(null);
  const { isTitleMissing, twice } = mappingFaults(fields);
  const change = (column: number, field: TableField | null): void =>
    setFields(fields.map((other, at) => (at === column ? field : other)));
  const decide = (): void => {
    connection.call('tables.remember', { header: table.header, fields }).then(onDecide, setFailure);
  };
  const names = new Intl.ListFormat(i18n.language).format(twice.map((field) => t(`tables.fields.${field}`)));
  return (
    <Modal
      title={t('tables.title')}
      isOpen
      onClose={onCancel}
      width={820}
      footer={
        <>
          {place !== null && <span className={styles.place}>{t('tables.place', place)}</span>}
          <Button onPress={onCancel}>{t('common.cancel')}</Button>
          <Button onPress={onDecide}>{t('tables.skip')}</Button>
          <Button variant="primary" isDisabled={isTitleMissing || twice.length > 0} onPress={decide}>
            {t(isLast ? 'tables.import' : 'tables.next')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p className={styles.about}>{t('tables.about', { name: table.shownAs })}</p>
        <ColumnTable table={table} fields={fields} onChange={change} />
        {isTitleMissing && <Note tone="warn">{t('tables.titleMissing')}</Note>}
        {twice.length > 0 && <Note tone="warn">{t('tables.twice', { fields: names })}</Note>}
        {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      </div>
    </Modal>
  );
}
