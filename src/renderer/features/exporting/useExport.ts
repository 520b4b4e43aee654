import { useState } from 'react';
import { Failure } from '../../../contract/failure.ts';
import type { Reply } from '../../../contract/methods.ts';
import type { Talk } from '../../../contract/schemas.ts';
import { deliveryName, deliveryStem } from '../../../domain/delivery/deliveryName.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting, type ExportChoice } from '../../host/settings.ts';
import { joinPath } from '../../ui/folderPath.ts';

/** How far a delivery is. `asking`: files are in the way at `paths`. */
type ExportState =
  | { readonly phase: 'ready' | 'writing' }
  | { readonly phase: 'picking'; readonly writesAfter: boolean }
  | { readonly phase: 'asking'; readonly paths: readonly string[] }
  | { readonly phase: 'done'; readonly files: Reply<'exports.write'>['files'] }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Where a talk is delivered to, and its writing. `untitled` names the files of a talk without a usable title. */
export function useExport(talk: Talk, { formats, options }: ExportChoice, untitled: string) {
  const host = useHost();
  const [state, setState] = useState<ExportState>({ phase: 'ready' });
  const [folder, setFolder] = useSetting('exportFolder');
  const [typedName, setTypedName] = useState<string | null>(null);
  const suggested = deliveryStem(talk.title, untitled);
  const stem = deliveryStem(typedName ?? '', suggested);
  const settle = (): void => setState({ phase: 'ready' });

  const write = async (target: string, overwrite: boolean): Promise<void> => {
    setState({ phase: 'writing' });
    const files = formats.map((format) => ({ format, path: joinPath(target, deliveryName(stem, format)) }));
    try {
      const written = await host.connection.call('exports.write', { talkId: talk.id, files, options, overwrite });
      setState({ phase: 'done', files: written.files });
    } catch (error) {
      const isInTheWay = error instanceof Failure && error.code === 'export.exists' && !overwrite;
      setState(isInTheWay ? { phase: 'asking', paths: error.detail.split('\n') } : { phase: 'failed', error });
    }
  };
  const chosen = async (target: string, writesAfter: boolean): Promise<void> => {
    setFolder(target);
    settle();
    if (writesAfter) await write(target, false);
  };
  const choose = async (writesAfter: boolean): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking', writesAfter });
    const [target] = await host.chooseFiles('searchFolder');
    if (target !== undefined) await chosen(target, writesAfter);
  };
  const start = (): void => void (folder === null ? choose(true) : write(folder, false));
  const replace = (): void => void (folder !== null && write(folder, true));
  const rename = (name: string): void => {
    setTypedName(name);
    settle();
  };
  const name = typedName ?? suggested;
  return { state, folder, name, stem, rename, choose, chosen, start, replace, settle };
}

/** What the parts of the dialog need to deliver. */
export type Exporting = ReturnType<typeof useExport>;
