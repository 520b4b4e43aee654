import { useRef, useState } from 'react';
import type { Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';

/** How far attaching a recording is. `confirming` asks before another recording is replaced. */
type AttachState =
  | { readonly phase: 'idle' | 'picking' | 'reading' }
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly phase: 'confirming'; readonly path: string }
  | { readonly phase: 'failed'; readonly error: unknown; readonly path: string | null };

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

/** Attaches a recording to a talk: dropped, or chosen in the dialog the host has. */
export function useAttachRecording(talk: Talk, onMediaChanged: () => void) {
  const host = useHost();
  const [state, setState] = useState<AttachState>({ phase: 'idle' });
  // Whether the file that is being chosen comes beside the others, or in place of the one that is played.
  const isAnother = useRef(false);
  // What was begun last; it ends what was begun before.
  const begun = useRef(new AbortController());
  const begin = (): AbortSignal => {
    begun.current.abort();
    begun.current = new AbortController();
    return begun.current.signal;
  };
  const cancel = (): void => {
    begin();
    isAnother.current = false;
    setState({ phase: 'idle' });
  };

  const attach = async (path: string, another = isAnother.current): Promise<void> => {
    const signal = begin();
    setState({ phase: 'reading' });
    try {
      await host.connection.call('media.attach', { talkId: talk.id, path, another });
      // The next may have been dropped meanwhile.
      if (!signal.aborted) cancel();
      onMediaChanged();
    } catch (error) {
      setState({ phase: 'failed', error, path });
    }
  };
  const drop = async (transfer: DataTransfer): Promise<void> => {
    const signal = begin();
    isAnother.current = false;
    try {
      const onProgress = (sentBytes: number, totalBytes: number): void => {
        if (!signal.aborted) setState({ phase: 'sending', sentBytes, totalBytes });
      };
      const paths = await host.pathsOfDrop(transfer, onProgress, signal);
      if (signal.aborted) return;
      const path = paths[0];
      if (path === undefined) return cancel();
      if (talk.media?.isPresent === true) setState({ phase: 'confirming', path });
      else await attach(path);
    } catch (error) {
      if (!signal.aborted) setState({ phase: 'failed', error, path: null });
    }
  };
  const choose = async (another = false): Promise<void> => {
    isAnother.current = another;
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking' });
    const [path] = await host.chooseFiles('recording');
    if (path === undefined) cancel();
    else await attach(path);
  };
  return { state, attach, drop, choose, cancel };
}

/** What the parts of the player need to attach a recording. */
export type Attaching = ReturnType<typeof useAttachRecording>;
