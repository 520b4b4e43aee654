import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './find.module.css';
import { countHits, hitKey, hitsIn } from './findRows.ts';
import type { FindSession } from './findSession.ts';
import type { FindState } from './findState.ts';

interface FindStatusProps {
  readonly session: FindSession;
  readonly state: FindState;
  readonly isEverywhere: boolean;
}

/** How much was found, or what is going on. */
export function FindStatus({ session, state, isEverywhere }: FindStatusProps) {
  const { t } = useTranslation();
  const { found, query } = state;
  if (found.phase === 'idle') return null;
  if (found.phase === 'failed') return <Note tone="bad">{failureText(t, found.failure)}</Note>;
  const isSlow = found.phase === 'searching' && isEverywhere && found.total > 1;
  const numbers = { done: found.done, total: found.total };
  return (
    <div className={styles.status}>
      <output>
        <Count state={state} isEverywhere={isEverywhere} />
      </output>
      {isSlow && (
        <div className={styles.progress}>
          <Progress label={t('find.searching')} {...numbers} valueText={t('find.searchingCount', numbers)} />
          <Button onPress={() => session.stop()}>{t('find.stop')}</Button>
        </div>
      )}
      {found.phase === 'stopped' && <p>{t('find.stopped', { count: found.done, total: found.total })}</p>}
      {found.phase === 'done' && found.talks.length === 0 && <Narrowness query={query} />}
    </div>
  );
}

/** What may be why nothing was found. */
function Narrowness({ query }: Pick<FindState, 'query'>) {
  const { t } = useTranslation();
  return (
    <>
      {query.wholeWord && <p>{t('find.nothingWhole')}</p>}
      {(query.matchCase || query.matchAccents) && <p>{t('find.nothingExact')}</p>}
    </>
  );
}

function Count({ state, isEverywhere }: Pick<FindStatusProps, 'state' | 'isEverywhere'>) {
  const { t } = useTranslation();
  const { found, current } = state;
  const count = countHits(found.talks);
  if (count === 0) return found.phase === 'searching' ? t('find.searching') : t('find.nothing');
  const listed = hitsIn(found.talks);
  const index = listed.findIndex((hit) => hitKey(hit) === current);
  const hits = index < 0 ? t('find.hits', { count }) : t('find.position', { index: index + 1, count });
  return (
    <>
      {isEverywhere ? t('find.hitsIn', { hits, count: found.talks.length }) : hits}
      {listed.length < count && <p>{t('find.notListed', { listed: listed.length })}</p>}
    </>
  );
}
