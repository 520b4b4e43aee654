import { useTranslation } from 'react-i18next';
import type { PersonQuestion } from '../../../contract/peopleSchemas.ts';

/** A question in the list: who, and why it is asked. */
export function QuestionRow({ question }: { readonly question: PersonQuestion }) {
  const { t } = useTranslation();
  if (question.kind === 'name') {
    return (
      <>
        <b>{`${question.given} ${question.family}`.trim()}</b>
        <small>
          {t(`people.doubt.${question.doubt}`)} · {t('people.inTalks', { count: question.talkCount })}
        </small>
      </>
    );
  }
  const { first, second, reason } = question;
  const [one, other] = [first, second].map(({ given, family }) => `${given} ${family}`.trim());
  return (
    <>
      <b>{one === other ? one : `${one} = ${other}`}</b>
      <small>{t(`people.reason.${reason}`)}</small>
    </>
  );
}
