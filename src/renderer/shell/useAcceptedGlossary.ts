import { useEffect } from 'react';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { useGlossary } from '../features/glossary/useGlossary.ts';
import { setAcceptedWords } from '../features/spelling/acceptedTerms.ts';

/** Tells the spelling checker the terms of the glossary that hold in the open talk. */
export function useAcceptedGlossary(talkId: TalkId): void {
  const { data } = useGlossary(talkId);
  useEffect(() => {
    setAcceptedWords(data?.map(({ correct }) => correct) ?? []);
    return () => setAcceptedWords([]);
  }, [data]);
}
