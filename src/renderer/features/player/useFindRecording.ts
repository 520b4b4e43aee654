import { useEffect, useState } from 'react';
import type { Reply } from '../../../contract/methods.ts';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { changeSetting, settingNow } from '../../host/settings.ts';

/**
 * How far the search for a lost recording is. `folder` is the one that the user had searched, `null` while it is looked
 * for where recordings are known to be; `sameName` is a file of its name with other content.
 */
export type Finding =
  | { readonly phase: 'searching'; readonly folder: string | null }
  | { readonly phase: 'missed'; readonly folder: string | null; readonly sameName: string | null }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Looks for a lost recording at once, where it may be, and then in folders that the user shows. */
export function useFindRecording(talk: Talk, media: Media) {
  const { connection } = useHost();
  const [state, setState] = useState<Finding>({ phase: 'searching', folder: null });
  const [runs] = useState(() => ({ last: 0 }));
  const of = { talkId: talk.id, mediaId: media.id };

  const search = async (folder: string | null): Promise<void> => {
    const run = ++runs.last;
    setState({ phase: 'searching', folder });
    const folders = folder === null ? [...settingNow('recordingFolders')] : [folder];
    try {
      let sameName: string | null = null;
      for (let after: number | null = 0; after !== null;) {
        const found: Reply<'media.find'> = await connection.call('media.find', { ...of, folders, after });
        // Found, it comes back with the talk.
        if (run !== runs.last || found.isFound) return;
        sameName ??= found.sameName;
        after = found.next;
      }
      setState({ phase: 'missed', folder, sameName });
    } catch (error) {
      if (run === runs.last) setState({ phase: 'failed', error });
    }
  };
  useEffect(() => {
    void search(null);
    return () => void ++runs.last;
    // Once for each recording that is missed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [media.id]);

  return {
    state,
    searchIn: (folder: string): void => {
      rememberFolder(folder);
      void search(folder);
    },
    stop: (): void => {
      runs.last++;
      setState({ phase: 'missed', folder: null, sameName: null });
    },
  };
}

const REMEMBERED_FOLDERS = 20;

function rememberFolder(folder: string): void {
  const others = settingNow('recordingFolders').filter((each) => each !== folder);
  changeSetting('recordingFolders', [folder, ...others].slice(0, REMEMBERED_FOLDERS));
}
