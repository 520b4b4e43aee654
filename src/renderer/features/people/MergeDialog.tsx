import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../contract/peopleSchemas.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import styles from './people.module.css';
import { PersonSearch } from './PersonSearch.tsx';
import { RowList } from './RowList.tsx';
import { usePeopleList } from './usePeople.ts';

interface MergeDialogProps {
  readonly person: Person;
  readonly onMerge: (into: Person) => void;
  readonly onClose: () => void;
}

/** Chooses the record that this one becomes part of. */
export function MergeDialog({ person, onMerge, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(person.family);
  const [active, setActive] = useState(0);
  const listRef = useRef<HTMLUListElement>(null);
  const others = (usePeopleList(query).data?.people ?? []).filter(({ id }) => id !== person.id);
  const into = others[Math.min(active, others.length - 1)];
  const name = into === undefined ? '' : `${into.given} ${into.family}`.trim();
  return (
    <Modal
      title={`${person.given} ${person.family}`.trim()}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={into === undefined} onPress={() => into !== undefined && onMerge(into)}>
            {into === undefined ? t('people.merge') : t('people.mergeInto', { name })}
          </Button>
        </>
      }
    >
      <div className={styles.merge}>
        <p className={styles.hint}>{t('people.mergeHint')}</p>
        <PersonSearch
          query={query}
          onChange={(text) => {
            setQuery(text);
            setActive(0);
          }}
          onLeave={() => listRef.current?.focus()}
        />
        {others.length === 0 ? (
          <p className={styles.hint}>{t('people.notFound')}</p>
        ) : (
          <RowList
            label={t('people.people')}
            items={others}
            active={Math.min(active, others.length - 1)}
            listRef={listRef}
            keyOf={({ id }) => id}
            render={({ given, family, affiliation, talkCount }) => (
              <>
                <b>{`${given} ${family}`.trim()}</b>
                <small>{[affiliation, t('people.inTalks', { count: talkCount })].filter(Boolean).join(' · ')}</small>
              </>
            )}
            onMove={setActive}
            onKey={(key) => {
              if (key !== 'Enter' || into === undefined) return false;
              onMerge(into);
              return true;
            }}
          />
        )}
      </div>
    </Modal>
  );
}
