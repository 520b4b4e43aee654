import { basename, resolve } from 'node:path';
import { keepExported } from '../delivery/keepExported.ts';
import { prepareDelivery, readDeliverySource, writeDeliveries } from '../delivery/prepareDelivery.ts';
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
  };
}
