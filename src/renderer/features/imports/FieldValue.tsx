import { useTranslation } from 'react-i18next';
import type { FoundField } from '../../../contract/importSchemas.ts';
import styles from './imports.module.css';

/** How much of a long value is shown; the talk has it whole. */
const MOST_CHARACTERS = 280;

interface FieldValueProps {
  readonly value: Pick<FoundField, 'values' | 'valueCount'>;
}

/** What a field says: one text, or the items of a list. */
export function FieldValue({ value: { values, valueCount } }: FieldValueProps) {
  const { t } = useTranslation();
  if (values.length === 0) return <span className={styles.quiet}>{t('imports.nothing')}</span>;
  const more = valueCount - values.length;
  if (values.length === 1 && more <= 0) return <p className={styles.value}>{shortened(values[0]!)}</p>;
  return (
    <ul className={styles.values}>
      {values.map((text, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- values repeat, and the list never changes
        <li key={index}>{shortened(text)}</li>
      ))}
      {more > 0 && <li className={styles.quiet}>{t('imports.more', { count: more })}</li>}
    </ul>
  );
}

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS).trimEnd()}…`;
}
