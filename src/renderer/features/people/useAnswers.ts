import { useState } from 'react';
import type { PersonDecision, PersonQuestion } from '../../../contract/peopleSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { questionKey } from './questionKey.ts';

/** The questions that are still open, the one that is looked at, and how they are answered. */
export function useAnswers(loaded: readonly PersonQuestion[] | undefined) {
  const { connection } = useHost();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [index, setIndex] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const questions = (loaded ?? []).filter((question) => !answered.has(questionKey(question)));
  const attempt = async (call: Promise<unknown>, onRefusal: () => void): Promise<void> => {
    setFailure(null);
    try {
      await call;
    } catch (refusal) {
      onRefusal();
      setFailure(refusal);
    }
  };
  return {
    questions,
    active: Math.min(index, Math.max(0, questions.length - 1)),
    move: setIndex,
    failure,
    decide(question: PersonQuestion, decision: PersonDecision): void {
      const key = questionKey(question);
      // The next question stands there at once: who answers one a second does not wait for the disk.
      setAnswered((keys) => new Set([...keys, key]));
      const takeBack = (): void => setAnswered((keys) => new Set([...keys].filter((other) => other !== key)));
      void attempt(connection.call('people.decide', decision), takeBack);
    },
    undo(): void {
      setAnswered(new Set());
      void attempt(connection.call('people.undo', {}), () => undefined);
    },
  };
}
