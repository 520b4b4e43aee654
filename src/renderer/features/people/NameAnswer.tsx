import { ArrowLeftRight, Check, ExternalLink, UserX } from 'lucide-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NameQuestion } from '../../../contract/peopleSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './people.module.css';
import { markName, type NameDraft } from './questionKey.ts';

interface NameAnswerProps {
  readonly question: NameQuestion;
  readonly draft: NameDraft;
  readonly onDraft: (draft: NameDraft) => void;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onSwap: () => void;
  /** Back to the list, from a field. */
  readonly onLeave: () => void;
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** A name as the source has it, and beside it what it is taken for, to be put right in place. */
export function NameAnswer(props: NameAnswerProps) {
  const { question, draft, onDraft, onAccept, onReject, onSwap, onLeave, onOpenTalk } = props;
  const { t } = useTranslation();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAccept();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves its fields
    <form
      className={styles.answer}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onLeave();
      }}
    >
      <header>
        <h2>{t(`people.doubt.${question.doubt}`)}</h2>
        <p>{t(`people.explain.${question.doubt}`)}</p>
      </header>
      <div className={styles.sides}>
        <SourceSide question={question} />
        <section className={styles.side} aria-label={t('people.proposal')}>
          <h3>{t('people.proposal')}</h3>
          <TextInput
            label={t('people.given')}
            value={draft.given}
            onChange={(given) => onDraft({ ...draft, given })}
            maxLength={200}
          />
          <TextInput
            label={t('people.family')}
            value={draft.family}
            onChange={(family) => onDraft({ ...draft, family })}
            maxLength={200}
          />
          <TextInput
            label={t('people.affiliation')}
            value={draft.affiliation ?? ''}
            onChange={(affiliation) => onDraft({ ...draft, affiliation: affiliation || null })}
            maxLength={500}
          />
          <TextInput
            label={t('people.role')}
            value={draft.role ?? ''}
            onChange={(role) => onDraft({ ...draft, role: role || null })}
            maxLength={500}
          />
        </section>
      </div>
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" icon={Check} isDisabled={draft.family.trim() === ''}>
          {t('people.accept')}
          <kbd>⏎</kbd>
        </Button>
        <Button icon={ArrowLeftRight} isDisabled={draft.given === ''} onPress={onSwap}>
          {t('people.swap')}
          <kbd>S</kbd>
        </Button>
        <Button icon={UserX} onPress={onReject}>
          {t('people.notPerson')}
          <kbd>{t('keys.names.Delete')}</kbd>
        </Button>
        <span className={styles.fill} />
        <Button variant="ghost" icon={ExternalLink} onPress={() => onOpenTalk(question.talkId)}>
          {t('people.openTalk')}
        </Button>
      </div>
      <p className={styles.hint}>{t('people.remembered')}</p>
    </form>
  );
}

function SourceSide({ question }: Pick<NameAnswerProps, 'question'>) {
  const { t } = useTranslation();
  const { raw, title, talkCount } = question;
  const marked = raw === null ? null : markName(raw.text, question);
  return (
    <section className={styles.side} aria-label={t('people.source')}>
      <h3>
        {t('people.source')}
        {raw !== null && <small>{t(`people.origin.${raw.origin}`)}</small>}
      </h3>
      {marked === null ? (
        <p className={styles.hint}>{t('people.noSource')}</p>
      ) : (
        <blockquote>
          {marked.before}
          <mark>{marked.name}</mark>
          {marked.after}
        </blockquote>
      )}
      <p className={styles.hint}>{t('people.readIn', { title, count: talkCount })}</p>
    </section>
  );
}
