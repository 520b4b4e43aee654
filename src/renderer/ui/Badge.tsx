import type { LucideIcon } from 'lucide-react';
import styles from './controls.module.css';

interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad';
  readonly icon?: LucideIcon;
  readonly text: string;
}

/** A small label that tells a state; the text always says what the colour does. */
export function Badge({ tone = 'neutral', icon: Icon, text }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {Icon !== undefined && <Icon size={12} aria-hidden />}
      {text}
    </span>
  );
}
