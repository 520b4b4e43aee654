import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './waveform.module.css';

interface ResizeHandleProps {
  readonly label: string;
  /** Pixels. */
  readonly height: number;
  readonly minHeight: number;
  readonly maxHeight: number;
  readonly onChange: (height: number) => void;
}

const KEY_STEP = 16;

/** The upper edge of what lies below it: dragged or moved by keys, it gives that another height. */
export function ResizeHandle({ label, height, minHeight, maxHeight, onChange }: ResizeHandleProps) {
  const held = useRef<{ readonly y: number; readonly height: number } | null>(null);
  const change = (next: number): void => onChange(Math.round(Math.min(maxHeight, Math.max(minHeight, next))));
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { y: event.clientY, height };
  };
  const onPointerMove = ({ clientY }: PointerEvent): void => {
    if (held.current !== null) change(held.current.height + held.current.y - clientY);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    change(height + (event.key === 'ArrowUp' ? KEY_STEP : -KEY_STEP));
  };
  return (
    // A separator that can be moved is a control, which neither the rules nor the tag for a line know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.handle}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={height}
      aria-valuemin={minHeight}
      aria-valuemax={maxHeight}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onKeyDown={onKeyDown}
    />
  );
}
