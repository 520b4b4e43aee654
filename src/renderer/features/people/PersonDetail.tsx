import { Check, Merge, Split } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import type { Person } from '../../../contract/peopleSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import styles from './people.module.css';
import { useTalksOf } from './usePeople.ts';

interface PersonDetailProps {
  readonly person: Person;
  readonly onOpenTalk: (talkId: TalkId) => void;
  /** Another record is to be shown. */
  readonly onChosen: (personId: string) => void;
  readonly onLeave: () => void;
}

/** One person: the name in all talks, the talks, and the ways to bring records together or take them apart. */
export function PersonDetail({ person, onOpenTalk, onChosen, onLeave }: PersonDetailProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const talks = useTalksOf(person.id);
  const [failure, setFailure] = useState<unknown>(null);
  const [isMerging, setMerging] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFailure(null);
    await work().catch(setFailure);
  };
  const error = failure ?? talks.error;
  return (
    <div className={styles.answer}>
      <h2 className="visually-hidden">{`${person.given} ${person.family}`.trim()}</h2>
      <NameForm
        person={person}
        onLeave={onLeave}
        onRename={(name) =>
          void attempt(async () => {
            await connection.call('people.rename', { personId: person.id, ...name });
            onLeave();
          })
        }
      />
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
      <TalkChoice
        talks={talks.data ?? []}
        onOpenTalk={onOpenTalk}
        onSplit={(talkIds) =>
          void attempt(async () => {
            const { personId } = await connection.call('people.split', { personId: person.id, talkIds });
            onChosen(personId);
          })
        }
      >
        <Button icon={Merge} onPress={() => setMerging(true)}>
          {t('people.merge')}
        </Button>
      </TalkChoice>
      {isMerging && (
        <MergeDialog
          person={person}
          onClose={() => setMerging(false)}
          onMerge={(into) =>
            void attempt(async () => {
              setMerging(false);
              await connection.call('people.merge', { personId: person.id, intoId: into.id });
              onChosen(into.id);
            })
          }
        />
      )}
    </div>
  );
}

interface NameFormProps {
  readonly person: Person;
  readonly onRename: (name: Pick<Person, 'given' | 'family'>) => void;
  readonly onLeave: () => void;
}

function NameForm({ person, onRename, onLeave }: NameFormProps) {
  const { t } = useTranslation();
  const [given, setGiven] = useState(person.given);
  const [family, setFamily] = useState(person.family);
  const isChanged = given.trim() !== person.given || family.trim() !== person.family;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && family.trim() !== '') onRename({ given: given.trim(), family: family.trim() });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves its fields
    <form
      className={styles.name}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <TextInput label={t('people.given')} value={given} onChange={setGiven} maxLength={200} />
      <TextInput label={t('people.family')} value={family} onChange={setFamily} maxLength={200} />
      <Button type="submit" variant="primary" icon={Check} isDisabled={!isChanged || family.trim() === ''}>
        {t('people.rename')}
      </Button>
    </form>
  );
}

interface TalkChoiceProps {
  readonly talks: Reply<'people.talks'>['talks'];
  readonly onOpenTalk: (talkId: TalkId) => void;
  readonly onSplit: (talkIds: TalkId[]) => void;
  readonly children: ReactNode;
}

function TalkChoice({ talks, onOpenTalk, onSplit, children }: TalkChoiceProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<TalkId>>(new Set());
  const picked = talks.filter(({ talkId }) => chosen.has(talkId)).map(({ talkId }) => talkId);
  const toggle = (talkId: TalkId): void =>
    setChosen((ids) => new Set(ids.has(talkId) ? [...ids].filter((id) => id !== talkId) : [...ids, talkId]));
  return (
    <section className={styles.talks}>
      <h3>{t('people.talks')}</h3>
      <ul>
        {talks.map(({ talkId, title, given, family, affiliation, role }) => (
          <li key={`${talkId} ${given} ${family} ${role}`}>
            <Checkbox isSelected={chosen.has(talkId)} onChange={() => toggle(talkId)}>
              <span className="visually-hidden">{t('people.select', { title })}</span>
            </Checkbox>
            <div>
              <Link className={styles.talk!} onPress={() => onOpenTalk(talkId)}>
                {title}
              </Link>
              <small>{[`${given} ${family}`.trim(), role, affiliation].filter(Boolean).join(' · ')}</small>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          icon={Split}
          isDisabled={picked.length === 0 || new Set(picked).size === new Set(talks.map(({ talkId }) => talkId)).size}
          onPress={() => onSplit(picked)}
        >
          {t('people.split')}
        </Button>
        {children}
      </div>
      {talks.length > 1 && <p className={styles.hint}>{t('people.splitHint')}</p>}
    </section>
  );
}
