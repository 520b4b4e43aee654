import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { keepExported } from '../delivery/keepExported.ts';
import { prepareDelivery, readDeliverySource, writeDeliveries } from '../delivery/prepareDelivery.ts';
import { exportTalks } from '../jobs/exportTalks.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function exportHandlers(context: LibraryContext): HandlersOf<'exports'> {
  return {
    'exports.preview'({ talkId, format, options }) {
      const { text, summary } = prepareDelivery(
        readDeliverySource(context, requireTalk(context, talkId)),
        format,
        options,
      );
      return { text, ...summary };
    },
    async 'exports.write'({ talkId, files, options, overwrite }) {
      const source = readDeliverySource(context, requireTalk(context, talkId));
      const placed = files.map(({ format, path }) => {
        return { path: resolve(path), delivery: prepareDelivery(source, format, options) };
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
