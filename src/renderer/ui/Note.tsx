import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './controls.module.css';

const ICONS = { info: Info, warn: TriangleAlert, bad: CircleAlert };

interface NoteProps {
  readonly tone: keyof typeof ICONS;
  readonly children: ReactNode;
}

/** A framed message; a bad one is announced to screen readers at once. */
export function Note({ tone, children }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={15} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
