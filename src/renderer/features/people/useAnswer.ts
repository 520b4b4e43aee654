import { useState } from 'react';
import type { PersonDecision, PersonQuestion } from '../../../contract/peopleSchemas.ts';
import { acceptance, draftOf, keptFirst, questionKey, rejection, swapped, type NameDraft } from './questionKey.ts';

interface Answer {
  readonly draft: NameDraft | null;
  readonly isFirstKept: boolean;
  readonly setDraft: (draft: NameDraft) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly swap: () => void;
  /** What the keys of the list do. */
  readonly keys: Readonly<Record<string, (() => void) | undefined>>;
}

interface Edited {
  readonly key: string;
  readonly draft: NameDraft | null;
  readonly isTurned: boolean;
}

const NOTHING: Answer = {
  draft: null,
  isFirstKept: false,
  setDraft: () => undefined,
  accept: () => undefined,
  reject: () => undefined,
  swap: () => undefined,
  keys: {},
};

/** The answer to one question as it stands: what was read, until the editor changes it. */
export function useAnswer(
  question: PersonQuestion | undefined,
  decide: (question: PersonQuestion, decision: PersonDecision) => void,
): Answer {
  const [edited, setEdited] = useState<Edited | null>(null);
  if (question === undefined) return NOTHING;
  const key = questionKey(question);
  const own = edited?.key === key ? edited : { key, draft: null, isTurned: false };
  const draft = question.kind === 'name' ? (own.draft ?? draftOf(question)) : null;
  const isFirstKept = question.kind === 'pair' && keptFirst(question) !== own.isTurned;
  const setDraft = (next: NameDraft): void => setEdited({ ...own, draft: next });
  const accept = (): void => {
    const decision = acceptance(question, draft, isFirstKept);
    if (decision !== null) decide(question, decision);
  };
  const reject = (): void => decide(question, rejection(question));
  const swap = (): void => {
    if (draft !== null) setDraft(swapped(draft));
    else setEdited({ ...own, isTurned: !own.isTurned });
  };
  const keys = { Enter: accept, Delete: reject, Backspace: reject, s: swap };
  return { draft, isFirstKept, setDraft, accept, reject, swap, keys };
}
