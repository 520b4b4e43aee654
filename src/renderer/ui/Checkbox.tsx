import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** A box to tick, with its text. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles.checkbox!} {...rest}>
      <TickBox />
      {children}
    </AriaCheckbox>
  );
}

/** The box alone, for lists that tell by themselves what is ticked; its parent has `data-selected` when it is. */
export function TickBox() {
  return (
    <span className={styles.box} aria-hidden>
      <Check size={12} strokeWidth={3} />
    </span>
  );
}
