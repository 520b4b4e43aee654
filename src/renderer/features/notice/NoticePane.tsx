import { memo, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeFields, Talk } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import {
  languageName,
  parseDate,
  parseDuration,
  parseLanguage,
  parseLine,
  parseProse,
  parseTitle,
} from './fieldTexts.ts';
import { IdentifiersSection } from './IdentifiersSection.tsx';
import { NoticeEdits, type NoticeState } from './noticeEdits.ts';
import { RelatedSection } from './RelatedSection.tsx';
import { FoldedSection, Section } from './Section.tsx';
import { SubtitleRules } from './SubtitleRules.tsx';
import { SpeakersSection } from './SpeakersSection.tsx';
import { TagsRow } from './TagsRow.tsx';
import { TextRow } from './TextRow.tsx';
import styles from './notice.module.css';

interface NoticePaneProps {
  readonly talk: Talk;
  /** An edit was stored; given the talk as the library has it now. */
  readonly onSaved: (talk: Talk) => void;
}

/**
 * The notice of a talk, to be corrected; each field is saved when it is left. What changes in the text changes nothing
 * here: the fields take longer to draw than the rest of the window.
 */
export const NoticePane = memo(function NoticePane(props: NoticePaneProps) {
  return <NoticeForm key={props.talk.id} {...props} />;
});

function NoticeForm({ talk, onSaved }: NoticePaneProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [edits] = useState(() => new NoticeEdits(connection.call, talk));
  const state = useSyncExternalStore(edits.subscribe, edits.state);
  const { shown, saved } = state;
  useEffect(() => edits.receive(talk), [edits, talk]);
  useEffect(() => {
    if (saved !== null) onSaved(saved);
    // The last callback is as good as the first.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [saved]);
  const part = { shown, edits };
  return (
    <div className={styles.pane}>
      {state.phase === 'failed' && (
        <Note tone="bad">
          {failureText(t, state.error)}
          <div className={styles.retry}>
            <Button onPress={() => edits.retry()}>{t('common.retry')}</Button>
          </div>
        </Note>
      )}
      <Section title={t('notice.talk')} aside={<SavingState phase={state.phase} />}>
        <TalkFields {...part} />
      </Section>
      <SpeakersSection speakers={shown.speakers} abstract={shown.abstract} edits={edits} />
      <Section title={t('notice.recording')}>
        <RecordingFields {...part} />
      </Section>
      <Section title={t('notice.subtitleRules')}>
        <SubtitleRules talkId={talk.id} />
      </Section>
      <Section title={t('notice.subjects')}>
        <TagsRow
          label={t('notice.disciplines')}
          tags={shown.disciplines}
          onChange={(disciplines) => edits.edit(() => ({ disciplines }))}
        />
        <TagsRow
          label={t('notice.keywords')}
          tags={shown.keywords}
          onChange={(keywords) => edits.edit(() => ({ keywords }))}
        />
      </Section>
      <PublicationFields {...part} />
      <IdentifiersSection identifiers={shown.identifiers} edits={edits} />
      <RelatedSection related={shown.related} />
    </div>
  );
}

function SavingState({ phase }: Pick<NoticeState, 'phase'>) {
  const { t } = useTranslation();
  return (
    <output className={styles.saving} data-phase={phase}>
      {phase === 'saving' && t('notice.saving')}
      {phase === 'saved' && t('notice.saved')}
      {phase === 'failed' && t('notice.notSaved')}
    </output>
  );
}

interface PartProps {
  readonly shown: Talk;
  readonly edits: NoticeEdits;
}

type LineName = {
  [K in keyof NoticeFields]: NoticeFields[K] extends string | null ? K : never;
}[keyof NoticeFields] &
  Exclude<keyof NoticeFields, 'title'>;

/** A field of the notice that is one line of text. */
function Line({ name, label, shown, edits }: PartProps & { readonly name: LineName; readonly label: string }) {
  return (
    <TextRow
      label={label}
      text={shown[name] ?? ''}
      parse={parseLine}
      onCommit={(value) => edits.edit(() => ({ [name]: value }))}
    />
  );
}

function TalkFields({ shown, edits }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextRow
        label={t('notice.title')}
        labelPlace="hidden"
        look="title"
        placeholder={t('common.untitled')}
        text={shown.title}
        parse={parseTitle}
        onCommit={(title) => edits.edit(() => ({ title }))}
      />
      <Line name="subtitle" label={t('notice.subtitle')} shown={shown} edits={edits} />
      <Line name="kind" label={t('notice.kind')} shown={shown} edits={edits} />
      <TextRow
        label={t('notice.abstract')}
        labelPlace="above"
        kind="prose"
        text={shown.abstract ?? ''}
        parse={parseProse}
        onCommit={(abstract) => edits.edit(() => ({ abstract }))}
      />
    </>
  );
}

function RecordingFields({ shown, edits }: PartProps) {
  const { t, i18n } = useTranslation();
  const date = { kind: 'line', parse: parseDate, placeholder: '—' } as const;
  return (
    <>
      <TextRow
        {...date}
        label={t('notice.recordedOn')}
        text={shown.recordedOn ?? ''}
        onCommit={(recordedOn) => edits.edit(() => ({ recordedOn }))}
      />
      <TextRow
        {...date}
        label={t('notice.publishedOn')}
        text={shown.publishedOn ?? ''}
        onCommit={(publishedOn) => edits.edit(() => ({ publishedOn }))}
      />
      <TextRow
        kind="line"
        label={t('notice.duration')}
        text={shown.durationMs === null ? '' : formatClock(shown.durationMs)}
        parse={parseDuration}
        onCommit={(durationMs) => edits.edit(() => ({ durationMs }))}
      />
      <TextRow
        kind="line"
        label={t('notice.language')}
        text={shown.language ?? ''}
        aside={shown.language === null ? null : languageName(shown.language, i18n.language)}
        parse={parseLanguage}
        onCommit={(language) => edits.edit(() => ({ language }))}
      />
      <Line name="place" label={t('notice.place')} shown={shown} edits={edits} />
    </>
  );
}

function PublicationFields({ shown, edits }: PartProps) {
  const { t } = useTranslation();
  const names = ['collection', 'publisher', 'rights', 'licenceUrl'] as const;
  return (
    <FoldedSection title={t('notice.publication')} count={names.filter((name) => shown[name] !== null).length}>
      {names.map((name) => (
        <Line key={name} name={name} label={t(`notice.${name}`)} shown={shown} edits={edits} />
      ))}
    </FoldedSection>
  );
}
