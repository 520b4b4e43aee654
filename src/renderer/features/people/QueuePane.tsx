import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import type { PersonQuestion } from '../../../contract/peopleSchemas.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { NameAnswer } from './NameAnswer.tsx';
import { PairAnswer } from './PairAnswer.tsx';
import styles from './people.module.css';
import { draftOf, questionKey } from './questionKey.ts';
import { QuestionRow } from './QuestionRow.tsx';
import { RowList } from './RowList.tsx';
import { UndoButton } from './UndoButton.tsx';
import { useAnswer } from './useAnswer.ts';
import { useAnswers } from './useAnswers.ts';
import { useQueue } from './usePeople.ts';

interface QueuePaneProps {
  readonly onOpenTalk: (talkId: TalkId) => void;
}

/** What is uncertain about people, one question after the other, answered with one key. */
export function QueuePane({ onOpenTalk }: QueuePaneProps) {
  const { t } = useTranslation();
  const queue = useQueue();
  const { questions, active, move, decide, undo, failure } = useAnswers(queue.data?.questions);
  const listRef = useRef<HTMLUListElement>(null);
  const isEmpty = queue.data !== undefined && questions.length === 0;
  useEffect(() => {
    listRef.current?.focus();
  }, [isEmpty]);
  const question = questions[active];
  const answer = useAnswer(question, decide);
  const onKey = (key: string): boolean => {
    const act = answer.keys[key.length === 1 ? key.toLowerCase() : key];
    act?.();
    return act !== undefined;
  };
  const error = failure ?? queue.error;
  return (
    <>
      <div className={styles.column}>
        {isEmpty ? (
          <div className={styles.rows} />
        ) : (
          <RowList
            label={t('people.questions')}
            items={questions}
            active={active}
            listRef={listRef}
            keyOf={questionKey}
            render={(item) => <QuestionRow question={item} />}
            onMove={move}
            onKey={onKey}
          />
        )}
        {queue.data !== undefined && <Foot queue={queue.data} openCount={questions.length} onUndo={undo} />}
      </div>
      <div className={styles.detail}>
        {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
        <Question
          question={question}
          answer={answer}
          onLeave={() => listRef.current?.focus()}
          onOpenTalk={onOpenTalk}
        />
        {isEmpty && <Nothing />}
      </div>
    </>
  );
}

interface FootProps {
  readonly queue: Reply<'people.queue'>;
  /** How many of the questions that were read are not answered yet. */
  readonly openCount: number;
  readonly onUndo: () => void;
}

/** How much is left, and what the last answer was, to be undone. */
function Foot({ queue: { total, questions }, openCount, onUndo }: FootProps) {
  const { t } = useTranslation();
  return (
    <footer className={styles.foot}>
      <output>{t('people.remaining', { count: total - (questions.length - openCount) })}</output>
      <UndoButton onUndo={onUndo} />
    </footer>
  );
}

interface QuestionProps extends QueuePaneProps {
  readonly question: PersonQuestion | undefined;
  readonly answer: ReturnType<typeof useAnswer>;
  /** Back to the list. */
  readonly onLeave: () => void;
}

function Question({ question, answer, onLeave, onOpenTalk }: QuestionProps) {
  const { draft, isFirstKept, setDraft, accept, reject, swap } = answer;
  if (question === undefined) return null;
  if (question.kind === 'pair') {
    return (
      <PairAnswer question={question} isFirstKept={isFirstKept} onSame={accept} onDifferent={reject} onSwap={swap} />
    );
  }
  return (
    <NameAnswer
      question={question}
      draft={draft ?? draftOf(question)}
      onDraft={setDraft}
      onAccept={() => {
        accept();
        onLeave();
      }}
      onReject={() => {
        reject();
        onLeave();
      }}
      onSwap={swap}
      onLeave={onLeave}
      onOpenTalk={onOpenTalk}
    />
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <div className={styles.nothing}>
      <CircleCheck size={28} aria-hidden />
      <h2>{t('people.nothing')}</h2>
      <p>{t('people.nothingText')}</p>
    </div>
  );
}
