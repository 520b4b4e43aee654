import { useState } from 'react';
import type { TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';

/** The open text, as far as restoring needs it. */
export interface RestorableText {
  /** The text at this moment. */
  now(): Transcript | null;
  /** Saves what is unsaved, and tells whether it could. */
  flush(): Promise<boolean>;
  /** Makes the text equal to another, as one undo step. */
  adopt(transcript: Transcript): void;
  undo(): void;
  redo(): void;
}

/** How a restore goes. `number` is that of the revision that keeps the text before it, `text` what came of it. */
export type RestoreState =
  | { readonly phase: 'idle' | 'working' | 'unsaved' | 'changed' }
  | { readonly phase: 'done'; readonly number: number; readonly text: Transcript | null }
  | { readonly phase: 'failed'; readonly error: unknown };

interface Restoring {
  readonly state: RestoreState;
  /** Puts a text in place of `expected`, once that is kept as a revision; nothing happens if it has changed by then. */
  restore(transcript: Transcript, expected: Transcript): Promise<void>;
  settle(): void;
}

/** Restores older texts; each time the text before is kept first, and the whole is one undo step. */
export function useRestore(talkId: TalkId, text: RestorableText): Restoring {
  const { connection } = useHost();
  const [state, setState] = useState<RestoreState>({ phase: 'idle' });
  const restore = async (transcript: Transcript, expected: Transcript): Promise<void> => {
    setState({ phase: 'working' });
    if (!(await text.flush())) return setState({ phase: 'unsaved' });
    try {
      const { revision } = await connection.call('revisions.make', { talkId, kind: 'restore', note: '' });
      if (text.now() !== expected) return setState({ phase: 'changed' });
      text.adopt(transcript);
      setState({ phase: 'done', number: revision.sequence, text: text.now() });
    } catch (error) {
      setState({ phase: 'failed', error });
    }
  };
  return { state, restore, settle: () => setState({ phase: 'idle' }) };
}
