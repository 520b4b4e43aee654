import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Talk } from '../../contract/schemas.ts';
import { newParagraphId } from '../features/editor/newParagraphId.ts';
import type { MediaTransport } from '../features/player/mediaTransport.ts';
import { CompareView } from '../features/revisions/CompareView.tsx';
import { comparedPair } from '../features/revisions/comparedPair.ts';
import { MakeRevisionDialog } from '../features/revisions/MakeRevisionDialog.tsx';
import { useCommands, type CommandActions } from '../ui/commandHub.ts';
import { useValue } from '../ui/valueStore.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { commandsAt } from './keys/keyMap.ts';
import { keyMapNow } from './keys/keyMapStore.ts';
import { keyOf } from './keys/keyOf.ts';
import styles from './shell.module.css';
import type { TalkSession } from './useTalkSession.ts';

interface TalkRevisionsProps {
  readonly talk: Talk;
  readonly session: TalkSession;
  readonly transport: MediaTransport;
  /** The open text. */
  readonly children: ReactNode;
}

/** Keeping revisions of the open text, and comparing them: over the text, which stays as it is underneath. */
export function TalkRevisions({ talk, session, transport, children }: TalkRevisionsProps) {
  const { editor, timed, flush } = session;
  const pair = useValue(comparedPair);
  const [isMaking, setMaking] = useState(false);
  // Another talk begins with its text.
  useEffect(() => () => comparedPair.set(null), []);
  useCommands({ makeRevision: () => setMaking(true) });
  return (
    <>
      <div className={styles.underneath} inert={pair !== null}>
        {children}
      </div>
      {/* Before the comparison, which has some of these keys for itself. */}
      {pair !== null && <TextCommandsOff />}
      {pair !== null && (
        <CompareView
          talkId={talk.id}
          speakers={talk.speakers}
          pair={pair}
          onPair={comparedPair.set}
          current={timed}
          text={{
            now: () => editor?.margins.timed.transcript ?? null,
            flush,
            adopt: (transcript) => void editor?.adopt(transcript),
            undo: () => void editor?.undo(),
            redo: () => void editor?.redo(),
          }}
          transport={transport}
          newParagraphId={newParagraphId}
          stepOf={stepOf}
          onClose={() => {
            // The text takes the focus only once it is no longer underneath.
            flushSync(() => comparedPair.set(null));
            editor?.focus();
          }}
        />
      )}
      <MakeRevisionDialog
        talkId={talk.id}
        isOpen={isMaking}
        flush={flush}
        onClose={() => {
          setMaking(false);
          if (pair === null) editor?.focus();
        }}
      />
    </>
  );
}

/** Undo and redo are keys of the text alone; over it they do the same. */
function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  const key = keyOf(event);
  const ids = key === null ? [] : commandsAt(keyMapNow(), key).map(({ id }) => id);
  return ids.find((id) => id === 'undo' || id === 'redo') ?? null;
}

/** Commands of the text that work wherever the focus is. */
const EVERYWHERE = new Set<CommandEntry['id']>(['nextUnchecked', 'typography', 'attachText', 'repairTimes']);

/** What goes about in the text or changes it; what was restored can be undone all the same. */
function isOfText({ id, scope, group }: CommandEntry): boolean {
  if (id === 'undo' || id === 'redo') return false;
  return EVERYWHERE.has(id) || ((scope === 'caret' || scope === 'text') && group !== 'playing');
}

const OFF: CommandActions = Object.fromEntries(COMMANDS.filter(isOfText).map(({ id }) => [id, 'unavailable']));

/** Takes the keys of the text while it is out of sight: it would change unseen. */
function TextCommandsOff() {
  useCommands(OFF);
  return null;
}
