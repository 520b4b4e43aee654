import { Video, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkRow as Talk } from '../../../contract/schemas.ts';
import { TickBox } from '../../ui/Checkbox.tsx';
import { Badge } from '../../ui/Badge.tsx';
import styles from './list.module.css';
import { markHits } from './markHits.ts';
import { PROBLEM_ICONS, STATE_LOOKS } from './talkLook.ts';
import { formatDuration, formatRecordedOn } from './talkText.ts';

type Snippet = Talk['snippets'][number];

interface TalkRowProps {
  /** `undefined` while its page is not there. */
  readonly talk: Talk | undefined;
  readonly isSelected: boolean;
}

/** The cells of one talk in the list; the row around them is the list's. */
export const TalkRow = memo(function TalkRow({ talk, isSelected }: TalkRowProps) {
  const { t } = useTranslation();
  return (
    <>
      <td
        className={styles.tick}
        data-tick=""
        data-selected={isSelected || undefined}
        title={t('library.selection.tick')}
      >
        <TickBox />
      </td>
      {talk === undefined ? <AwaitedRow /> : <LoadedRow talk={talk} />}
    </>
  );
});

function LoadedRow({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation();
  const snippetOf = (field: Snippet['field']) => talk.snippets.find((snippet) => snippet.field === field);
  const look = STATE_LOOKS[talk.state];
  const title = talk.title === '' ? t('common.untitled') : talk.title;
  return (
    <>
      <td className={styles.main}>
        <div className={styles.title} title={title}>
          <Marked text={title} hits={snippetOf('title')?.hits ?? []} />
        </div>
        <div className={styles.meta}>
          <Meta talk={talk} speakersHits={snippetOf('speakers')?.hits ?? []} />
        </div>
        {(['abstract', 'transcript'] as const).map((field) => {
          const snippet = snippetOf(field);
          return (
            snippet !== undefined && (
              <div key={field} className={styles.snippet}>
                <span className={styles.field}>{t(`library.field.${field}`)}</span>
                <Marked text={snippet.text} hits={snippet.hits} />
              </div>
            )
          );
        })}
      </td>
      <td className={styles.signs}>
        {talk.problems.map((problem) => (
          <Sign key={problem} icon={PROBLEM_ICONS[problem]} text={t(`common.problem.${problem}`)} tone="warn" />
        ))}
        <span className={styles.recording}>
          {talk.hasMedia && <Sign icon={Video} text={t('library.hasRecording')} />}
        </span>
      </td>
      <td>
        <Badge icon={look.icon} tone={look.tone} text={t(`common.state.${talk.state}`)} />
      </td>
    </>
  );
}

interface MetaProps {
  readonly talk: Talk;
  readonly speakersHits: Snippet['hits'];
}

/** Speakers, date, duration and disciplines, as far as they are known. */
function Meta({ talk, speakersHits }: MetaProps) {
  const { t, i18n } = useTranslation();
  const facts = [
    talk.recordedOn === null ? '' : formatRecordedOn(talk.recordedOn, i18n.language),
    talk.durationMs === null ? '' : formatDuration(talk.durationMs),
    talk.disciplines.join(', '),
  ].filter((fact) => fact !== '');
  return (
    <>
      {talk.speakers === '' ? (
        <span>{t('library.noSpeaker')}</span>
      ) : (
        <span className={styles.speakers}>
          <Marked text={talk.speakers} hits={speakersHits} />
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact}>
          <i aria-hidden> · </i>
          {fact}
        </span>
      ))}
    </>
  );
}

/** A text with the words that were found in it marked; the text is only ever text. */
function Marked({ text, hits }: { readonly text: string; readonly hits: Snippet['hits'] }) {
  return markHits(text, hits).map((run) => (run.isHit ? <mark key={run.start}>{run.text}</mark> : run.text));
}

interface SignProps {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly tone?: 'warn';
}

function Sign({ icon: Icon, text, tone }: SignProps) {
  return (
    <span title={text} className={styles.sign} data-tone={tone}>
      <Icon size={15} aria-hidden />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** A row whose page is on its way, as tall as it will be. */
function AwaitedRow() {
  const { t } = useTranslation();
  return (
    <td className={styles.main}>
      <span className="visually-hidden">{t('common.loading')}</span>
      <div className={styles.bone} />
      <div className={styles.bone} data-short="" />
    </td>
  );
}
