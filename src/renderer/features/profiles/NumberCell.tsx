import { Group, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DecimalInput } from '../../ui/DecimalInput.tsx';
import styles from './profiles.module.css';
import { UNITS, type Unit } from './sheet.ts';

interface NumberCellProps {
  readonly label: string;
  /** As the profile has it; shown in `unit`. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly isReadOnly: boolean;
  readonly isInvalid?: boolean;
  /** Names the element that says what is wrong. */
  readonly describedBy?: string | undefined;
  /** What holds while the field is empty. */
  readonly placeholder?: number;
  /** `null` for an emptied field. */
  readonly onChange: (value: number | null) => void;
}

/** A number with its unit: in a field, or as text where it cannot be changed. */
export function NumberCell({ label, value, unit, isReadOnly, isInvalid, describedBy, ...rest }: NumberCellProps) {
  const { t, i18n } = useTranslation();
  const { placeholder, onChange } = rest;
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 3 });
  const unitText = t(`profiles.units.${unit}`);
  if (isReadOnly) {
    if (value === null) return <Unchecked />;
    return (
      <span className={styles.value}>
        {t('profiles.value', { value: format.format(value / UNITS[unit]), unit: unitText })}
      </span>
    );
  }
  const change = (shown: number): void => {
    // Whole milliseconds; shares and speeds without the dust of binary fractions.
    const given = unit === 'percent' ? shown / 100 : shown * UNITS[unit];
    const next = Number.isFinite(given) ? Number(given.toFixed(unit === 's' ? 0 : 6)) : null;
    if (next !== value) onChange(next);
  };
  return (
    <NumberField
      className={styles.number!}
      aria-label={`${label} (${unitText})`}
      value={value === null ? Number.NaN : Number((value / UNITS[unit]).toFixed(6))}
      isInvalid={isInvalid === true}
      formatOptions={{ maximumFractionDigits: 3, useGrouping: false }}
      onChange={change}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <Group>
        <DecimalInput placeholder={placeholder === undefined ? '–' : format.format(placeholder / UNITS[unit])} />
        <span aria-hidden>{unitText}</span>
      </Group>
    </NumberField>
  );
}

/** What the profile does not say. */
export function Unchecked() {
  const { t } = useTranslation();
  return (
    <span className={styles.unchecked}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t('profiles.unchecked')}</span>
    </span>
  );
}
