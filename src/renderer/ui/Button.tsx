import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  ToggleButton as AriaToggleButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import { WithTooltip } from './WithTooltip.tsx';
import styles from './controls.module.css';

type Variant = 'plain' | 'primary' | 'ghost';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly variant?: Variant;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}

/** A button with a text, and an icon before it if given. */
export function Button({ variant = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton className={styles.button!} data-variant={variant} {...rest}>
      {Icon !== undefined && <Icon size={15} aria-hidden />}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  readonly icon: LucideIcon;
  /** The accessible name; shown as tooltip. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly variant?: Variant;
  readonly iconSize?: number;
}

/** A button that is only an icon; its name shows as a tooltip. */
export function IconButton({ icon: Icon, label, keys, variant = 'ghost', iconSize = 16, ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label} keys={keys}>
      <AriaButton className={styles.button!} data-variant={variant} data-icon="" aria-label={label} {...rest}>
        <Icon size={iconSize} aria-hidden />
      </AriaButton>
    </WithTooltip>
  );
}

interface IconToggleProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** An icon that is on or off. */
export function IconToggle({ icon: Icon, label, keys, ...rest }: IconToggleProps) {
  return (
    <WithTooltip text={label} keys={keys}>
      <AriaToggleButton className={styles.button!} data-variant="ghost" data-icon="" aria-label={label} {...rest}>
        <Icon size={16} aria-hidden />
      </AriaToggleButton>
    </WithTooltip>
  );
}
