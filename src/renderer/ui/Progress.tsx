import { Label, ProgressBar } from 'react-aria-components';
import styles from './controls.module.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
  /** What the numbers mean, e.g. `12 / 300`. */
  readonly valueText: string;
}

/** How far long work is. */
export function Progress({ label, done, total, valueText }: ProgressProps) {
  return (
    <ProgressBar
      className={styles.progress!}
      value={done}
      maxValue={Math.max(1, total)}
      isIndeterminate={total === 0}
      valueLabel={valueText}
    >
      {({ percentage = 0 }) => (
        <>
          <div className={styles.progressHead}>
            <Label>{label}</Label>
            <span>{valueText}</span>
          </div>
          <div>
            <div style={{ width: `${percentage}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
