import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/peopleSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { Badge } from '../../ui/Badge.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import styles from './people.module.css';
import { PersonDetail } from './PersonDetail.tsx';
import { PersonSearch } from './PersonSearch.tsx';
import { RowList } from './RowList.tsx';
import { UndoButton } from './UndoButton.tsx';
import { usePeopleList } from './usePeople.ts';

interface PeoplePaneProps {
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** All people of the library; the one that is chosen beside them. */
export function PeoplePane({ onOpenTalk }: PeoplePaneProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const { connection } = useHost();
  const [failure, setFailure] = useState<unknown>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = usePeopleList(query);
  const people = list.data?.people ?? [];
  const listRef = useRef<HTMLUListElement>(null);
  const detailRef = useRef<HTMLDivElement>(null);
  const active = Math.max(
    0,
    people.findIndex(({ id }) => id === chosen),
  );
  const person = people[active];
  const undo = (): void => {
    setFailure(null);
    connection.call('people.undo', {}).catch(setFailure);
  };
  const error = failure ?? list.error;
  return (
    <>
      <div className={styles.column}>
        <PersonSearch query={query} onChange={setQuery} onLeave={() => listRef.current?.focus()} />
        <RowList
          label={t('people.people')}
          items={people}
          active={active}
          listRef={listRef}
          keyOf={({ id }) => id}
          render={(each) => <PersonRow person={each} />}
          onMove={(index) => setChosen(people[index]?.id ?? null)}
          onKey={(key) => {
            if (key !== 'Enter') return false;
            detailRef.current?.querySelector('input')?.select();
            return true;
          }}
        />
        <footer className={styles.foot}>
          <span>
            {list.data !== undefined &&
              list.data.total > people.length &&
              t('people.more', { shown: people.length, total: list.data.total })}
          </span>
          <UndoButton onUndo={undo} />
        </footer>
      </div>
      <div ref={detailRef} className={styles.detail}>
        {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
        {person !== undefined && (
          <PersonDetail
            key={`${person.id} ${person.given} ${person.family}`}
            person={person}
            onOpenTalk={onOpenTalk}
            onChosen={setChosen}
            onLeave={() => listRef.current?.focus()}
          />
        )}
        {list.data?.total === 0 && (
          <div className={styles.nothing}>
            <h2>{t(query === '' ? 'people.nobody' : 'people.notFound')}</h2>
            {query === '' && <p>{t('people.nobodyText')}</p>}
          </div>
        )}
      </div>
    </>
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { given, family, affiliation, talkCount, isWaiting } = person;
  const count = t('people.inTalks', { count: talkCount });
  return (
    <>
      <b>
        {family}
        {given !== '' && `, ${given}`}
      </b>
      <small>{affiliation === null ? count : `${affiliation} · ${count}`}</small>
      {isWaiting && <Badge tone="warn" text={t('people.toCheck')} />}
    </>
  );
}
