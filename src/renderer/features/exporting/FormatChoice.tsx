import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS, type ExportFormat } from '../../../contract/schemas.ts';
import { RadioCards } from '../../ui/RadioCards.tsx';

interface FormatChoiceProps {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** The formats, side by side. */
export function FormatChoice({ value, onChange }: FormatChoiceProps) {
  const { t } = useTranslation();
  const cards = EXPORT_FORMATS.map((key) => ({
    key,
    name: t(`exporting.formats.${key}.name`),
    hint: t(`exporting.formats.${key}.use`),
  }));
  return <RadioCards label={t('exporting.format')} cards={cards} value={value} onChange={onChange} />;
}
