import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import { FoldedSection } from './Section.tsx';
import { fullName } from './speakerEdits.ts';
import styles from './notice.module.css';

/** The talks that the notice mentions. */
export function RelatedSection({ related }: Pick<Talk, 'related'>) {
  const { t } = useTranslation();
  if (related.length === 0) return null;
  return (
    <FoldedSection title={t('notice.related')} count={related.length}>
      <ul className={styles.related}>
        {related.map(({ title, titleTruncated, speakers }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two mentions may be alike; the list is only read
          <li key={index}>
            <span>
              {titleTruncated ? `${title.replace(/\s*(?:…|\.{3})$/, '')}…` : title}
              {titleTruncated && <small> {t('notice.truncated')}</small>}
            </span>
            {speakers.length > 0 && <small>{speakers.map(fullName).join(', ')}</small>}
          </li>
        ))}
      </ul>
    </FoldedSection>
  );
}
