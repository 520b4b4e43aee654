import { Minus, Plus } from 'lucide-react';
import { Button, Group, Label, NumberField } from 'react-aria-components';
import { DecimalInput } from './DecimalInput.tsx';
import styles from './settings.module.css';

interface SecondsInputProps {
  readonly label: string;
  /** Milliseconds, as are all the others. */
  readonly valueMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly stepMs: number;
  readonly isDisabled?: boolean;
  readonly onChange: (valueMs: number) => void;
}

/** A short time, shown and typed in seconds. What is typed outside the limits comes back to them. */
export function SecondsInput({
  label,
  valueMs,
  minMs,
  maxMs,
  stepMs,
  isDisabled = false,
  onChange,
}: SecondsInputProps) {
  return (
    <NumberField
      className={styles.seconds!}
      value={valueMs / 1_000}
      minValue={minMs / 1_000}
      maxValue={maxMs / 1_000}
      step={stepMs / 1_000}
      isDisabled={isDisabled}
      formatOptions={{
        style: 'unit',
        unit: 'second',
        unitDisplay: 'short',
        maximumFractionDigits: stepMs < 100 ? 3 : 1,
      }}
      // An emptied field is not a number; it keeps the value it had.
      onChange={(seconds) => Number.isFinite(seconds) && onChange(Math.round(seconds * 1_000))}
    >
      <Label>{label}</Label>
      <Group>
        <Button slot="decrement">
          <Minus size={13} aria-hidden />
        </Button>
        <DecimalInput />
        <Button slot="increment">
          <Plus size={13} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}
