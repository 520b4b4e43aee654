import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { DeliveryOptionsForm } from './DeliveryOptionsForm.tsx';
import { soundChoice } from './exportChoice.ts';
import styles from './exporting.module.css';
import { FormatList } from './FormatList.tsx';
import { PresetBar } from './PresetBar.tsx';

interface DeliverySetupProps {
  readonly choice: ExportChoice;
  /** Whether it is only shown: what was chosen is being written. */
  readonly isLocked?: boolean;
  readonly onChange: (choice: ExportChoice) => void;
  /** Told which format was just chosen. */
  readonly onChosen?: (format: DeliveryFormatName) => void;
}

/** What is delivered: a preset, or formats and options. */
export function DeliverySetup({ choice, isLocked = false, onChange, onChosen }: DeliverySetupProps) {
  const choose = (format: DeliveryFormatName, isChosen: boolean): void => {
    const others = choice.formats.filter((other) => other !== format);
    onChange(soundChoice({ ...choice, formats: isChosen ? [...others, format] : others }));
    if (isChosen) onChosen?.(format);
  };
  return (
    <div className={styles.setup} inert={isLocked}>
      <PresetBar choice={choice} onChange={onChange} />
      <FormatList chosen={choice.formats} onChange={choose} />
      <DeliveryOptionsForm choice={choice} onChange={(options) => onChange({ ...choice, options })} />
    </div>
  );
}
