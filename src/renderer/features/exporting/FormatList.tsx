import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatsOfKind } from './exportChoice.ts';
import styles from './exporting.module.css';

interface FormatListProps {
  readonly chosen: readonly DeliveryFormatName[];
  readonly onChange: (format: DeliveryFormatName, isChosen: boolean) => void;
}

/** The formats by what they are for, each to tick. */
export function FormatList(props: FormatListProps) {
  return (
    <div className={styles.formats}>
      <FormatGroup kind="cues" {...props} />
      <FormatGroup kind="reading" {...props} />
      <FormatGroup kind="chapters" {...props} />
    </div>
  );
}

function FormatGroup({ kind, chosen, onChange }: FormatListProps & { readonly kind: 'cues' | 'reading' | 'chapters' }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset aria-labelledby={id}>
      <legend id={id}>{t(`exporting.kinds.${kind}`)}</legend>
      {formatsOfKind(kind).map((format) => (
        <Checkbox key={format} isSelected={chosen.includes(format)} onChange={(isChosen) => onChange(format, isChosen)}>
          {t(`exporting.formats.${format}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
