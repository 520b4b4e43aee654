import { ArrowLeftRight, UserCheck, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PairQuestion } from '../../../contract/peopleSchemas.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './people.module.css';

interface PairAnswerProps {
  readonly question: PairQuestion;
  readonly isFirstKept: boolean;
  readonly onSame: () => void;
  readonly onDifferent: () => void;
  readonly onSwap: () => void;
}

/** Two records side by side: one person or two. */
export function PairAnswer({ question, isFirstKept, onSame, onDifferent, onSwap }: PairAnswerProps) {
  const { t } = useTranslation();
  const { first, second, reason } = question;
  return (
    <div className={styles.answer}>
      <header>
        <h2>{t(`people.reason.${reason}`)}</h2>
        <p>{t(`people.explainPair.${reason}`)}</p>
      </header>
      <div className={styles.sides}>
        {[first, second].map((person, index) => (
          <section key={person.id} className={styles.side}>
            <h3 className={styles.person}>{`${person.given} ${person.family}`.trim()}</h3>
            {person.affiliation !== null && <p>{person.affiliation}</p>}
            <p className={styles.hint}>{t('people.inTalks', { count: person.talkCount })}</p>
            <ul>
              {person.titles.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
            <div className={styles.badgePlace}>
              {(index === 0) === isFirstKept && <Badge tone="accent" text={t('people.kept')} />}
            </div>
          </section>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button variant="primary" icon={UserCheck} onPress={onSame}>
          {t('people.same')}
          <kbd>⏎</kbd>
        </Button>
        <Button icon={ArrowLeftRight} onPress={onSwap}>
          {t('people.keepOther')}
          <kbd>S</kbd>
        </Button>
        <Button icon={UsersRound} onPress={onDifferent}>
          {t('people.different')}
          <kbd>{t('keys.names.Delete')}</kbd>
        </Button>
      </div>
      <p className={styles.hint}>{t('people.remembered')}</p>
    </div>
  );
}
