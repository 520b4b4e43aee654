import styles from './controls.module.css';

interface ThinProgressProps {
  /** The accessible name. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** CSS pixels. */
  readonly width: number;
  readonly tone: 'accent' | 'good';
}

/** How far something is, as a thin bar in a line of text. */
export function ThinProgress({ label, value, max, width, tone }: ThinProgressProps) {
  return (
    <progress className={styles.thin} data-tone={tone} style={{ width }} value={value} max={max} aria-label={label} />
  );
}
