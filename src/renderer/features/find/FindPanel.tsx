import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useValue } from '../../ui/valueStore.ts';
import styles from './find.module.css';
import { FindFields } from './FindFields.tsx';
import type { FindSession } from './findSession.ts';
import { FindStatus } from './FindStatus.tsx';
import { GlossaryPreview } from './GlossaryPreview.tsx';
import { HitList } from './HitList.tsx';
import { PastReplacements } from './PastReplacements.tsx';
import { ReplaceFields } from './ReplaceFields.tsx';
import { ReplaceOutcome } from './ReplaceOutcome.tsx';

interface FindPanelProps {
  readonly session: FindSession;
  /** Whether a talk is open, in which alone words may be looked for. */
  readonly hasTalk: boolean;
  /** Whether hits can be played here. */
  readonly canPlay: boolean;
  /** Gives the focus back to the text, or closes the panel. */
  readonly onLeave: () => void;
}

/** Finds words in the open talk or in all, plays them, and replaces one, some or all. */
export function FindPanel({ session, hasTalk, canPlay, onLeave }: FindPanelProps) {
  const { t } = useTranslation();
  const state = useValue(session.state);
  useEffect(() => void session.loadPast(), [session]);
  const isEverywhere = state.isEverywhere || !hasTalk;
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        {state.rules === null ? (
          <>
            <FindFields session={session} state={state} hasTalk={hasTalk} onLeave={onLeave} />
            {state.isReplacing && <ReplaceFields session={session} state={state} />}
          </>
        ) : (
          <GlossaryPreview session={session} state={state} onLeave={onLeave} />
        )}
        {/* That nothing is left to find goes without saying once all is replaced. */}
        {(state.work === null || state.found.talks.length > 0) && (
          <FindStatus session={session} state={state} isEverywhere={isEverywhere} />
        )}
        {state.work !== null && <ReplaceOutcome session={session} work={state.work} />}
      </div>
      {state.found.talks.length > 0 ? (
        <HitList session={session} state={state} isEverywhere={isEverywhere} canPlay={canPlay} />
      ) : (
        state.rules === null &&
        state.query.text === '' && (
          <div className={styles.empty}>
            <p>{t('find.hint')}</p>
            {state.isReplacing && <p>{t('find.hintReplace')}</p>}
            <PastReplacements session={session} past={state.past} />
          </div>
        )
      )}
    </div>
  );
}
