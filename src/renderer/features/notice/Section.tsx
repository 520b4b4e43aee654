import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './notice.module.css';

interface SectionProps {
  readonly title: string;
  /** What stands at the end of the heading: a button, a state. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the notice that is always open. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface FoldedSectionProps extends Omit<SectionProps, 'aside'> {
  /** How much it holds; nothing is shown for 0. */
  readonly count: number;
}

/** A part of the notice that is seldom needed. */
export function FoldedSection({ title, count, children }: FoldedSectionProps) {
  return (
    <Disclosure className={`${styles.section} ${styles.folded}`}>
      <Heading level={2} className={styles.foldedHead!}>
        <Button slot="trigger" className={styles.foldedButton!}>
          <ChevronRight size={14} aria-hidden />
          {title}
          {count > 0 && <small>{count}</small>}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.foldedPanel!}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
