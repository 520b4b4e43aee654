import { AudioLines, FileDown, FileInput, Hourglass, Replace, Star, Undo2, type LucideIcon } from 'lucide-react';
import { use } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Revision, RevisionKind } from '../../../contract/schemas.ts';
import type { TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import { useSetting } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { CommandHubContext } from '../../ui/commandHub.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { useValue } from '../../ui/valueStore.ts';
import { comparedPair } from './comparedPair.ts';
import { dayName, revisionName, revisionNote, timeOfDay } from './revisionName.ts';
import styles from './revisions.module.css';
import { useCountsSince, type CountsSince } from './useCountsSince.ts';
import { useRevisions } from './useRevisions.ts';

interface RevisionsPanelProps {
  readonly talkId: TalkId;
  /** The text as it is now. */
  readonly current: Transcript | null;
}

const ICONS: Readonly<Record<RevisionKind, LucideIcon>> = {
  import: FileInput,
  found: FileInput,
  manual: Star,
  export: FileDown,
  hourly: Hourglass,
  restore: Undo2,
  replace: Replace,
  align: AudioLines,
};

const NONE: readonly Revision[] = [];

/** Every text of the talk that was kept, by day; choosing one compares it with the text as it is. */
export function RevisionsPanel({ talkId, current }: RevisionsPanelProps) {
  const { t } = useTranslation();
  const hub = use(CommandHubContext);
  const revisions = useRevisions(talkId);
  const [panel] = useSetting('sidePanel');
  const counts = useCountsSince(revisions.data ?? NONE, panel === 'revisions' ? current : null);
  const list = revisions.data;
  return (
    <div className={styles.panel}>
      <header className={styles.panelHead}>
        <h2>{t('revisions.title')}</h2>
        <Button icon={Star} onPress={() => hub.run('makeRevision')}>
          {t('revisions.make')}
        </Button>
      </header>
      <div className={styles.panelBody}>
        {revisions.error !== null && (
          <div className={styles.message}>
            <Note tone="bad">{failureText(t, revisions.error)}</Note>
            <Button onPress={() => void revisions.refetch()}>{t('common.retry')}</Button>
          </div>
        )}
        {revisions.isPending && <p className={styles.message}>{t('common.loading')}</p>}
        {list?.length === 0 && (
          <div className={styles.message}>
            <strong>{t('revisions.empty')}</strong>
            <p>{t('revisions.emptyHelp')}</p>
          </div>
        )}
        {list !== undefined && list.length > 0 && <RevisionList revisions={list} counts={counts} />}
      </div>
    </div>
  );
}

interface RevisionListProps {
  readonly revisions: readonly Revision[];
  readonly counts: ReadonlyMap<string, CountsSince>;
}

function RevisionList({ revisions, counts }: RevisionListProps) {
  const { i18n } = useTranslation();
  const pair = useValue(comparedPair);
  const days: { name: string; revisions: Revision[] }[] = [];
  for (const revision of revisions) {
    const name = dayName(revision, i18n.language);
    if (days.at(-1)?.name === name) days.at(-1)!.revisions.push(revision);
    else days.push({ name, revisions: [revision] });
  }
  return (
    <div>
      {days.map((day) => (
        <section key={day.revisions[0]!.id}>
          <h3 className={styles.day}>{day.name}</h3>
          <ul className={styles.list}>
            {day.revisions.map((revision) => (
              <li key={revision.id}>
                <RevisionRow
                  revision={revision}
                  counts={counts.get(revision.id)}
                  isOpen={pair?.earlier === revision.id}
                  onPress={() => comparedPair.set({ earlier: revision.id, later: null })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RevisionRowProps {
  readonly revision: Revision;
  readonly counts: CountsSince | undefined;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

function RevisionRow({ revision, counts, isOpen, onPress }: RevisionRowProps) {
  const { t, i18n } = useTranslation();
  const Icon = ICONS[revision.kind];
  const note = revisionNote(revision);
  const shown = new Intl.NumberFormat(i18n.language).format(revision.wordCount);
  return (
    <AriaButton className={styles.row!} onPress={onPress} aria-current={isOpen}>
      <Icon size={15} aria-hidden />
      <span className={styles.rowText}>
        <span className={styles.rowName}>{revisionName(t, revision)}</span>
        {note !== '' && <span className={styles.rowNote}>{note}</span>}
        <span className={styles.rowFacts}>
          {t('revisions.words', { count: revision.wordCount, shown })}
          {counts !== undefined && <Since counts={counts} />}
        </span>
      </span>
      <time className={styles.rowTime} dateTime={revision.createdAt}>
        {timeOfDay(revision, i18n.language)}
      </time>
    </AriaButton>
  );
}

function Since({ counts: { added, removed, changes } }: { readonly counts: CountsSince }) {
  const { t } = useTranslation();
  if (changes === 0) return <span>{t('revisions.identical')}</span>;
  // Times, speakers or paragraphs are what differs.
  if (added === 0 && removed === 0) return <span>{t('revisions.sameWords')}</span>;
  const text = t('revisions.sinceThen', {
    added: t('revisions.counts.added', { count: added }),
    removed: t('revisions.counts.removed', { count: removed }),
  });
  return (
    <span title={text}>
      <span className="visually-hidden">{text}</span>
      <span aria-hidden>
        <span className={styles.plus}>+{added}</span> <span className={styles.minus}>−{removed}</span>
      </span>
    </span>
  );
}
