import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS, type ExportFormat } from '../../../contract/schemas.ts';
import styles from './exporting.module.css';

interface FormatChoiceProps {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** The formats, side by side. */
export function FormatChoice({ value, onChange }: FormatChoiceProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup
      className={styles.formats!}
      orientation="horizontal"
      value={value}
      onChange={(format) => onChange(format as ExportFormat)}
    >
      <Label className="visually-hidden">{t('exporting.format')}</Label>
      {EXPORT_FORMATS.map((format) => (
        <Radio key={format} value={format} className={styles.format!}>
          <b>{t(`exporting.formats.${format}.name`)}</b>
          <small>{t(`exporting.formats.${format}.use`)}</small>
        </Radio>
      ))}
    </RadioGroup>
  );
}
