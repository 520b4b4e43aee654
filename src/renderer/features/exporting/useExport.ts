import { useState } from 'react';
import { Failure } from '../../../contract/failure.ts';
import type { ExportFormat, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting } from '../../host/settings.ts';
import { joinPath, splitPath } from '../../ui/folderPath.ts';
import { withFormat } from './deliveryName.ts';

/** How far a delivery is. `asking`: a file is in the way at `path`. */
type ExportState =
  | { readonly phase: 'ready' | 'writing' }
  | { readonly phase: 'picking'; readonly writesAfter: boolean }
  | { readonly phase: 'asking' | 'done'; readonly path: string }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Where a talk is delivered to, and its writing. */
export function useExport(talk: Talk, format: ExportFormat, suggestedName: string) {
  const host = useHost();
  const [state, setState] = useState<ExportState>({ phase: 'ready' });
  const [folder, setFolder] = useSetting('exportFolder');
  const [chosenName, setChosenName] = useState<string | null>(null);
  const name = chosenName === null ? suggestedName : withFormat(chosenName, format);
  const path = folder === null ? null : joinPath(folder, name);
  const settle = (): void => setState({ phase: 'ready' });

  const write = async (target: string, overwrite: boolean): Promise<void> => {
    setState({ phase: 'writing' });
    try {
      const written = await host.connection.call('exports.write', { talkId: talk.id, format, path: target, overwrite });
      setState({ phase: 'done', path: written.path });
    } catch (error) {
      const isInTheWay = error instanceof Failure && error.code === 'export.exists' && !overwrite;
      setState(isInTheWay ? { phase: 'asking', path: target } : { phase: 'failed', error });
    }
  };
  const chosen = async (target: string, writesAfter: boolean): Promise<void> => {
    const parts = splitPath(target);
    setFolder(parts.folder);
    setChosenName(parts.name);
    settle();
    // A native dialog has asked already whether to replace the file.
    if (writesAfter) await write(target, host.features.hasNativeDialogs);
  };
  const choose = async (writesAfter: boolean): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking', writesAfter });
    const target = await host.chooseSavePath(name);
    if (target !== null) await chosen(target, writesAfter);
  };
  const start = (): void => void (path === null ? choose(true) : write(path, false));
  return { state, folder, name, path, choose, chosen, write, start, settle };
}

/** What the parts of the dialog need to deliver. */
export type Exporting = ReturnType<typeof useExport>;
