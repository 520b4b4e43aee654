import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import type { TextEncodingName, TimedTextSummary } from '../../../contract/timedTextSchemas.ts';
import type { TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import type { Host } from '../../host/host.ts';
import { useHost } from '../../host/HostContext.ts';
import { failureText } from '../../ui/failureText.ts';
import { likelyChoice, takenBy, type TakingChoice } from './takingChoice.ts';

/** How far taking over a timed text is. */
type TakingState =
  | { readonly phase: 'idle' | 'picking' | 'reading' }
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  | FoundText
  | { readonly phase: 'failed'; readonly message: string };

/** A timed text that was looked at, and what is to be taken of it. */
export interface FoundText {
  readonly phase: 'found' | 'taking';
  readonly path: string;
  /** The encoding that was asked for; `null` for the one the library found. */
  readonly encoding: TextEncodingName | null;
  readonly summary: TimedTextSummary;
  readonly choice: TakingChoice;
}

/** What was taken. */
export interface TakenTimedText {
  readonly path: string;
  readonly paragraphs: Transcript;
  readonly summary: TimedTextSummary;
  /** What became of the words of the text when only times were taken; `null` when it was replaced. */
  readonly timesOnly: TimedTextSummary['timesOnly'];
}

interface TimedTextOptions {
  readonly talk: Talk;
  /** Saves what is unsaved, and tells whether it could. */
  readonly flush: () => Promise<boolean>;
  /** Makes the paragraphs the text, as one undo step. */
  readonly onTaken: (taken: TakenTimedText) => void;
  /** Puts the focus into the text: a dialog gives it back to where it was when the dialog opened. */
  readonly focusText: () => void;
}

/** Takes over a timed text: dropped, or chosen in the dialog the host has; looked at first. */
export function useTimedText({ talk, flush, onTaken, focusText }: TimedTextOptions) {
  const { t } = useTranslation();
  const host = useHost();
  const [state, setState] = useState<TakingState>({ phase: 'idle' });
  const begin = useTurns();
  const end = (): void => {
    begin();
    setState({ phase: 'idle' });
    focusText();
  };
  // What was sent to be taken over becomes the text: nothing is left to cancel.
  const close = (): void => {
    if (state.phase !== 'taking') end();
  };
  const fail = (error: unknown): void => setState({ phase: 'failed', message: failureText(t, error) });

  const read = async (path: string, encoding: TextEncodingName | null = null): Promise<void> => {
    const isWanted = begin();
    setState({ phase: 'reading' });
    try {
      const summary = await host.connection.call('timedTexts.read', { talkId: talk.id, path, encoding });
      if (isWanted()) setState({ phase: 'found', path, encoding, summary, choice: likelyChoice(summary) });
    } catch (error) {
      if (isWanted()) fail(error);
    }
  };
  const drop = async (transfer: DataTransfer): Promise<void> => {
    if (state.phase === 'taking') return;
    focusText();
    const isWanted = begin();
    try {
      const [path] = await host.pathsOfDrop(transfer, (sentBytes, totalBytes) => {
        if (isWanted()) setState({ phase: 'sending', sentBytes, totalBytes });
      });
      if (!isWanted()) return;
      if (path === undefined) end();
      else await read(path);
    } catch (error) {
      if (isWanted()) fail(error);
    }
  };
  const choose = async (): Promise<void> => {
    focusText();
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking' });
    const [path] = await host.chooseFiles('timedText');
    if (path !== undefined) await read(path);
  };
  const setChoice = (choice: TakingChoice): void => {
    if (state.phase === 'found') setState({ ...state, choice });
  };
  const take = async (found: FoundText): Promise<void> => {
    setState({ ...found, phase: 'taking' });
    try {
      // The revision that is kept is of the text that is stored.
      if (!(await flush())) return setState({ phase: 'failed', message: t('timedText.unsaved') });
      onTaken(await askToTake(host, talk.id, found));
      end();
    } catch (error) {
      fail(error);
    }
  };
  return { state, read, drop, choose, setChoice, take, close };
}

async function askToTake(
  { connection }: Host,
  talkId: TalkId,
  { path, encoding, summary, choice }: FoundText,
): Promise<TakenTimedText> {
  const taken = await connection.call('timedTexts.take', { talkId, path, encoding, ...takenBy(choice, summary) });
  return { path, summary, ...taken };
}

/** Gives a function that begins something, which ends what was under way; what that gives tells whether it still is. */
function useTurns(): () => () => boolean {
  const latest = useRef(0);
  return () => {
    const own = ++latest.current;
    return () => own === latest.current;
  };
}

/** What the parts of the window need to take over a timed text. */
export type TimedTextTaking = ReturnType<typeof useTimedText>;
