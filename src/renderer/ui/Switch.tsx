import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './settings.module.css';

interface SwitchProps {
  readonly label: string;
  /** What it does, where the label cannot say it. */
  readonly hint?: string | undefined;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** Something that is on or off and takes effect at once. */
export function Switch({ label, hint, ...rest }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch!} {...rest}>
      <span className={styles.text}>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
      <span className={styles.rail} aria-hidden>
        <span />
      </span>
    </AriaSwitch>
  );
}
