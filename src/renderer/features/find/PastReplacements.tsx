import { useTranslation } from 'react-i18next';
import type { PastReplacement } from '../../../contract/searchSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './find.module.css';
import type { FindSession } from './findSession.ts';

interface PastReplacementsProps {
  readonly session: FindSession;
  readonly past: readonly PastReplacement[];
}

/** The last replacements, each to be undone as a whole: also those made before the window was opened. */
export function PastReplacements({ session, past }: PastReplacementsProps) {
  const { t } = useTranslation();
  if (past.length === 0) return null;
  return (
    <section className={styles.past} aria-label={t('find.past')}>
      <h3>{t('find.past')}</h3>
      <ul>
        {past.map((made) => (
          <li key={made.id} data-undone={made.isUndone || undefined}>
            <div>
              {made.ruleCount === 1
                ? t('find.pastChange', { find: made.find, by: made.replaceBy })
                : t('find.pastRules', { count: made.ruleCount })}
              <small>
                {t('find.reportIn', { what: t('find.replaced', { count: made.replaced }), count: made.talkCount })}
              </small>
            </div>
            {made.isUndone ? (
              <small>{t('find.isUndone')}</small>
            ) : (
              <Button onPress={() => void session.undo(made.id)}>{t('find.undo')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
