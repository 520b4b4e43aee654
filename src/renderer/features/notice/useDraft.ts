import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FieldError, Parsed } from './fieldTexts.ts';

interface DraftOptions<T> {
  /** The stored value as the field shows it. */
  readonly text: string;
  readonly parse: (text: string) => Parsed<T>;
  readonly onCommit: (value: T) => void;
  /** Whether Enter makes a new line rather than leaving the text as done. */
  readonly isProse?: boolean | undefined;
}

/**
 * The text of a field while it is edited. It is handed on when the field is left or Enter pressed; a text that
 * means nothing stays in the field with its error; Escape brings back what was stored.
 */
export function useDraft<T>({ text, parse, onCommit, isProse }: DraftOptions<T>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [isChecked, setChecked] = useState(false);
  // What is still to be handed on: Enter, the blur and the end of the field may come before the next render.
  const waiting = useRef<string | null>(null);
  const parsed = isChecked && draft !== null ? parse(draft) : null;
  const error: FieldError | null = parsed !== null && 'error' in parsed ? parsed.error : null;

  const type = (typed: string): void => {
    waiting.current = typed;
    setDraft(typed);
  };
  const reset = (): void => {
    waiting.current = null;
    setDraft(null);
    setChecked(false);
  };
  const commit = (): void => {
    const typed = waiting.current;
    if (typed === null) return;
    if (typed === text) return reset();
    const result = parse(typed);
    if ('error' in result) return setChecked(true);
    reset();
    onCommit(result.value);
  };
  useCommitWhenLeaving(commit);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && draft !== null) {
      reset();
      event.stopPropagation();
    } else if (event.key === 'Enter' && isProse !== true) {
      commit();
      event.preventDefault();
    }
  };
  return { shown: draft ?? text, error, isEdited: draft !== null, type, commit, onKeyDown };
}

/** A field may vanish with its focus: by a key that leaves the talk, or with the window. */
function useCommitWhenLeaving(commit: () => void): void {
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    const onHide = (): void => latest.current();
    addEventListener('pagehide', onHide);
    return () => {
      removeEventListener('pagehide', onHide);
      onHide();
    };
  }, []);
}
