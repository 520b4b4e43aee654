import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';

interface WithTooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'right';
  /** A focusable React Aria component. */
  readonly children: ReactElement;
}

/** Shows a short text, and a key, while a control is hovered or focused. */
export function WithTooltip({ text, keys, placement = 'top', children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className={styles.tooltip!} offset={6} placement={placement}>
        {text}
        {keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
