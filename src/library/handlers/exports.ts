import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { keepExported } from '../delivery/keepExported.ts';
import {
  prepareDeliveries,
  readDeliverySource,
  writeDeliveries,
  type PreparedDelivery,
} from '../delivery/prepareDelivery.ts';
import { exportTalks } from '../jobs/exportTalks.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function exportHandlers(context: LibraryContext): HandlersOf<'exports'> {
  return {
    'exports.preview'({ talkId, format, options }) {
      const source = readDeliverySource(context, requireTalk(context, talkId));
      const [{ text, summary, violations }] = prepareDeliveries(source, [format], options) as [PreparedDelivery];
      return { text, ...summary, violations: [...violations] };
    },
    async 'exports.write'({ talkId, files, options, overwrite }) {
      const source = readDeliverySource(context, requireTalk(context, talkId));
      const formats = files.map(({ format }) => format);
      const placed = prepareDeliveries(source, formats, options).map((delivery, index) => {
        return { path: resolve(files[index]!.path), delivery };
      });
      await writeDeliveries(placed, overwrite);
      keepExported(context, source, { talkId, name: placed.map(({ path }) => basename(path)).join(', ') });
      return { files: placed.map(({ path, delivery }) => ({ path, ...delivery.summary })) };
    },
    async 'exports.batch'(request) {
      const folder = await stat(request.folder).catch(() => null);
      if (folder?.isDirectory() !== true) throw new Failure('export.folderMissing', request.folder);
      return context.jobs.start('export', (control) => exportTalks(context, request, control));
    },
  };
}
