import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../domain/transcript/comparison.ts';
import styles from './revisions.module.css';

/** How much changed, in words. */
export function CountsLine({ comparison: { counts } }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { aspects } = counts;
  const figures = [
    ['added', counts.wordsAdded],
    ['removed', counts.wordsRemoved],
    ['replaced', counts.wordsReplaced],
    ['paragraphsAdded', counts.paragraphsAdded],
    ['paragraphsRemoved', counts.paragraphsRemoved],
    ['splits', counts.splits],
    ['merges', counts.merges],
    ['moved', aspects.moved],
    ['speaker', aspects.speaker],
    ['kind', aspects.kind],
    ['times', aspects.times],
    ['marks', aspects.marks],
  ] as const;
  const shown = figures.filter(([, count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <p className={styles.counts}>
      {shown.map(([name, count]) => (
        <span key={name} data-count={name}>
          {t(`revisions.counts.${name}`, { count })}
        </span>
      ))}
    </p>
  );
}
