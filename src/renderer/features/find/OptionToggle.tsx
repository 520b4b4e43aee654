import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { WithTooltip } from '../../ui/WithTooltip.tsx';
import styles from './find.module.css';

interface OptionToggleProps {
  /** The accessible name; shown as tooltip. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** A small button inside a field that is on or off. */
export function OptionToggle({ label, children, ...rest }: OptionToggleProps) {
  return (
    <WithTooltip text={label}>
      <ToggleButton className={styles.option!} aria-label={label} {...rest}>
        {children}
      </ToggleButton>
    </WithTooltip>
  );
}
