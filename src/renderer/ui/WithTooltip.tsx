import { useEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';

interface WithTooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'right';
  /** A focusable React Aria component. */
  readonly children: ReactElement;
}

/** Shows a short text, and a key, while a control is hovered or focused. Escape takes it away, and does what it does besides. */
export function WithTooltip({ text, keys, placement = 'top', children }: WithTooltipProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Before React Aria hears of it, which would keep the key from what has the focus.
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') flushSync(() => setOpen(false));
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isOpen]);
  return (
    <TooltipTrigger delay={500} closeDelay={80} isOpen={isOpen} onOpenChange={setOpen}>
      {children}
      <Tooltip className={styles.tooltip!} offset={6} placement={placement}>
        {text}
        {keys !== undefined && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
