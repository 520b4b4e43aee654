import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useRefresh } from '../../host/useRefresh.ts';
import styles from './people.module.css';
import { PeoplePane } from './PeoplePane.tsx';
import { QueuePane } from './QueuePane.tsx';
import { SHOWN_PEOPLE, usePeopleList, useQueue } from './usePeople.ts';

type View = 'queue' | 'all';

interface PeopleScreenProps {
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** People across talks: what is uncertain about them, and all of them. */
export function PeopleScreen({ onOpenTalk }: PeopleScreenProps) {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<View>('queue');
  useRefresh(SHOWN_PEOPLE);
  const counts = { queue: useQueue().data?.total, all: usePeopleList('').data?.total };
  return (
    <main className={styles.screen}>
      <ToggleButtonGroup
        className={styles.views!}
        aria-label={t('people.views')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={(keys) => setView([...keys][0] as View)}
      >
        {(['queue', 'all'] as const).map((key) => (
          <ToggleButton key={key} id={key} className={styles.view!}>
            {t(`people.${key}`)}
            <span>{counts[key]?.toLocaleString(i18n.language)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view === 'queue' ? <QueuePane onOpenTalk={onOpenTalk} /> : <PeoplePane onOpenTalk={onOpenTalk} />}
    </main>
  );
}
