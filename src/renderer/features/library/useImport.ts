import { useEffect, useState, useSyncExternalStore } from 'react';
import { useHost } from '../../host/HostContext.ts';
import { isBusy, type ImportState } from './importState.ts';
import { importTracker, type AsksFirst } from './importTracker.ts';

type ImportKind = 'files' | 'folder';

interface Import {
  readonly state: ImportState;
  readonly isBusy: boolean;
  /** What the path picker is open for. */
  readonly picking: ImportKind | null;
  /** Asks for files or a folder in the way of the host, and imports what is chosen. */
  readonly choose: (what: ImportKind) => void;
  readonly importPaths: (paths: readonly string[]) => void;
  readonly importDrop: (transfer: DataTransfer) => void;
  readonly closePicker: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** The import of this window, and the ways to begin one. */
export function useImport(asks: AsksFirst): Import {
  const host = useHost();
  const tracker = importTracker(host);
  const state = useSyncExternalStore(tracker.subscribe, tracker.state);
  const [picking, setPicking] = useState<ImportKind | null>(null);
  useEffect(() => tracker.follow(), [tracker]);

  const importPaths = (paths: readonly string[]): void => {
    setPicking(null);
    void tracker.importPaths(paths, asks);
  };
  return {
    state,
    isBusy: isBusy(state),
    picking,
    choose(what) {
      if (isBusy(tracker.state())) return;
      if (!host.features.hasNativeDialogs) return setPicking(what);
      void host.chooseFiles(what === 'folder' ? 'noticeFolder' : 'notices').then(importPaths);
    },
    importPaths,
    importDrop: (transfer) => void tracker.importDrop(transfer, asks),
    closePicker: () => setPicking(null),
    cancel: tracker.cancel,
    dismiss: tracker.dismiss,
  };
}
