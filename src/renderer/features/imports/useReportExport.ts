import { useState } from 'react';
import { Failure } from '../../../contract/failure.ts';
import { useHost } from '../../host/HostContext.ts';
import { useSetting } from '../../host/settings.ts';

type ReportFormat = 'csv' | 'json';

/** How far the writing of a report is. `asking`: a file is in the way at `path`. */
type ExportState =
  | { readonly phase: 'ready' }
  | { readonly phase: 'picking'; readonly format: ReportFormat }
  | { readonly phase: 'asking'; readonly format: ReportFormat; readonly path: string }
  | { readonly phase: 'written'; readonly path: string };

/** Writes the report of an import where the user says. */
export function useReportExport(importId: string, name: string, onFailure: (failure: unknown) => void) {
  const host = useHost();
  const [state, setState] = useState<ExportState>({ phase: 'ready' });
  const [folder, setFolder] = useSetting('exportFolder');

  const writeTo = async (format: ReportFormat, path: string, overwrite: boolean): Promise<void> => {
    setState({ phase: 'ready' });
    try {
      const written = await host.connection.call('imports.export', { importId, format, path, overwrite });
      setState({ phase: 'written', path: written.path });
    } catch (failure) {
      const isInTheWay = failure instanceof Failure && failure.code === 'export.exists' && !overwrite;
      if (isInTheWay) setState({ phase: 'asking', format, path });
      else onFailure(failure);
    }
  };
  const chooseFor = async (format: ReportFormat): Promise<void> => {
    if (!host.features.hasNativeDialogs) return setState({ phase: 'picking', format });
    const path = await host.chooseSavePath(`${name}.${format}`);
    // The dialog has asked already whether to replace a file.
    if (path !== null) await writeTo(format, path, true);
  };
  return {
    state,
    folder,
    setFolder,
    choose: (format: ReportFormat) => void chooseFor(format),
    write: (format: ReportFormat, path: string, overwrite: boolean) => void writeTo(format, path, overwrite),
    settle: () => setState({ phase: 'ready' }),
  };
}
