import type { ReactNode } from 'react';
import styles from './settingsDialog.module.css';

interface SettingsGroupProps {
  readonly title?: string;
  readonly children: ReactNode;
}

/** Settings that belong together, one under the other. */
export function SettingsGroup({ title, children }: SettingsGroupProps) {
  return (
    <section className={styles.group}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  );
}
