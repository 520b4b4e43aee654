import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { leftFailures, type AttachFailure } from './attachFailures.ts';

/** How far attaching a recording is. `confirming` asks before the recording `before` is replaced. */
type AttachState =
  | { readonly phase: 'idle' | 'picking' | 'reading' }
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly phase: 'confirming'; readonly path: string; readonly before: Media };

/** What can be read as a recording; a hint for dialogs, as the library looks into the file itself. */
export const RECORDING_EXTENSIONS: readonly string[] = [
  'mp4',
  'm4v',
  'mov',
  'mkv',
  'webm',
  'mp3',
  'm4a',
  'aac',
  'wav',
  'flac',
  'ogg',
  'oga',
  'opus',
  // Nothing plays these, but they can be converted.
  'avi',
  'wmv',
  'wma',
  'ts',
  'mts',
  'mpg',
];

/** How a file is attached: as another beside those there are, or in place of one; neither where nobody has said so. */
interface Choice {
  readonly isAnother: boolean;
  /** The id of the recording it replaces. */
  readonly inPlaceOf?: string | undefined;
}

/** Of what was offered or dropped nobody has said the place. */
export const DROPPED: Choice = { isAnother: false };

function choiceOf(played: Media | null, isAnother: boolean): Choice {
  return { isAnother, inPlaceOf: !isAnother && played?.isPresent === true ? played.id : undefined };
}

/**
 * Attaches a recording to a talk: dropped, or chosen in the dialog the host has. A copy that is under way when the talk
 * is left goes on, and comes beside whatever is there by then: nobody is left to be asked. Where it fails the window tells,
 * whatever it shows by then.
 */
export function useAttachRecording(talk: Talk, onMediaChanged: () => void) {
  const host = useHost();
  const { state, isReading, setState, begin, cancel, showUntil } = useAttachState();
  const choice = useRef(DROPPED);
  const { played, isLostOne, isLeft, attachNext } = useTalkNow(talk);
  const { failure, fail, closeFailure } = useAttachFailure(talk, isLeft);

  /** Attaches a file, and leaves what is asked or copied meanwhile as it is. */
  const send = async (path: string, inPlaceOf?: string): Promise<void> => {
    try {
      await showUntil(attachNext(path, isLeft() ? undefined : inPlaceOf));
      onMediaChanged();
    } catch (error) {
      fail({ error, path }, splitPath(path).name);
    }
  };
  const attach = (path: string, inPlaceOf?: string): Promise<void> => {
    cancel();
    return send(path, inPlaceOf);
  };
  /**
   * Attaches what was chosen or dropped, but asks first where it would replace what was not there to be replaced. It comes
   * beside that, without a question, where something else was begun meanwhile.
   */
  const take = async (path: string, { isAnother, inPlaceOf } = choice.current): Promise<void> => {
    if (isAnother || inPlaceOf !== undefined) return attach(path, inPlaceOf);
    const signal = begin();
    setState({ phase: 'reading' });
    const isFound = await isLostOne(path);
    if (signal.aborted) return send(path);
    const before = played();
    if (before === null || isFound || isLeft()) return attach(path);
    setState({ phase: 'confirming', path, before });
  };
  const drop = async (transfer: DataTransfer): Promise<void> => {
    const signal = begin();
    closeFailure();
    // A drop is empty once its event is over.
    const name = transfer.files[0]?.name ?? '';
    try {
      const onProgress = (sentBytes: number, totalBytes: number): void => {
        if (!signal.aborted) setState({ phase: 'sending', sentBytes, totalBytes });
      };
      const [path] = await host.pathsOfDrop(transfer, onProgress, signal);
      if (signal.aborted) return;
      if (path === undefined) cancel();
      else await take(path, DROPPED);
    } catch (error) {
      if (signal.aborted) return;
      setState({ phase: 'idle' });
      fail({ error, path: null }, name);
    }
  };
  const choose = async (isAnother = false): Promise<void> => {
    const signal = begin();
    closeFailure();
    const chosen = choiceOf(played(), isAnother);
    choice.current = chosen;
    setState({ phase: host.features.hasNativeDialogs ? 'idle' : 'picking' });
    if (!host.features.hasNativeDialogs) return;
    const [path] = await host.chooseFiles('recording');
    if (path !== undefined) await take(path, chosen);
    else if (!signal.aborted) cancel();
  };
  const isBusy = isReading || state.phase === 'sending';
  return { state, isReading, isBusy, failure, attach, take, drop, choose, cancel, closeFailure };
}

/** Why attaching failed; of a talk that was left the window tells. */
function useAttachFailure({ title }: Talk, isLeft: () => boolean) {
  const [failure, setFailure] = useState<AttachFailure | null>(null);
  const fail = (failed: AttachFailure, name: string): void => {
    if (!isLeft()) return setFailure(failed);
    leftFailures.set([...leftFailures.get(), { ...failed, id: crypto.randomUUID(), title, name }]);
  };
  return { failure, fail, closeFailure: () => setFailure(null) };
}

/**
 * How far attaching is; `begin` begins something, which ends what was begun before. What is handed to `showUntil` goes on,
 * and shows, while the next is asked about.
 */
function useAttachState() {
  const [state, setState] = useState<AttachState>({ phase: 'idle' });
  const [underWay, setUnderWay] = useState(0);
  const begun = useRef(new AbortController());
  const begin = (): AbortSignal => {
    begun.current.abort();
    begun.current = new AbortController();
    return begun.current.signal;
  };
  const cancel = (): void => {
    begin();
    setState({ phase: 'idle' });
  };
  const showUntil = async (attached: Promise<unknown>): Promise<void> => {
    setUnderWay((count) => count + 1);
    try {
      await attached;
    } finally {
      setUnderWay((count) => count - 1);
    }
  };
  const isReading = state.phase === 'reading' || (underWay > 0 && state.phase !== 'sending');
  return { state, isReading, setState, begin, cancel, showUntil };
}

/** What a talk has by now, and what is attached to it. */
function useTalkNow(talk: Talk) {
  const { connection } = useHost();
  const media = useRef(talk.media);
  useLayoutEffect(() => void (media.current = talk.media), [talk.media]);
  const isMounted = useRef(false);
  useEffect(() => {
    isMounted.current = true;
    return () => void (isMounted.current = false);
  }, []);
  // One after another: the first, which takes longer to read, would come behind the second.
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return {
    attachNext: async (path: string, inPlaceOf?: string): Promise<void> => {
      const attached = queue.current.then(() => connection.call('media.attach', { talkId: talk.id, path, inPlaceOf }));
      queue.current = attached.catch(() => undefined);
      await attached;
    },
    isLeft: () => !isMounted.current,
    /** The recording that is played, or lost; `null` while there is none. */
    played: () => media.current,
    /** Whether a file is a lost recording, found again; where that cannot be told it is taken for another. */
    isLostOne: async (path: string): Promise<boolean> => {
      if (media.current?.isPresent !== false) return false;
      const reply = connection.call('media.isLostOne', { talkId: talk.id, path });
      return reply.then(
        ({ isLostOne }) => isLostOne,
        () => false,
      );
    },
  };
}

/** What the parts of the player need to attach a recording. */
export type Attaching = ReturnType<typeof useAttachRecording>;
