import { basename, join, resolve } from 'node:path';
import type { DeliveryCheck } from '../../contract/checkSchemas.ts';
import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { ExportReport } from '../../contract/schemas.ts';
import { deliveryFormats, type DeliveryFormatName } from '../../domain/delivery/deliveryFormats.ts';
import { namesByPattern } from '../../domain/delivery/deliveryName.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { keepExported } from '../delivery/keepExported.ts';
import {
  prepareDeliveries,
  readDeliverySource,
  writeDeliveries,
  type DeliverySource,
} from '../delivery/prepareDelivery.ts';
import type { LibraryContext } from '../libraryContext.ts';
import type { JobControl } from './jobRegistry.ts';

type BatchRequest = ParsedRequest<'exports.batch'>;
type ExportedTalk = ExportReport['talks'][number];

/** Writes talk by talk, all files of one or none; a talk that cannot be written is told, and the others go on. */
export async function exportTalks(context: LibraryContext, request: BatchRequest, control: JobControl): Promise<void> {
  const talks: ExportedTalk[] = [];
  const taken = new Set<string>();
  const ids = [...new Set(request.talkIds)];
  try {
    for (const [index, talkId] of ids.entries()) {
      if (control.signal.aborted) break;
      const number = context.store.talks.numberOf(talkId);
      const title = number === undefined ? '' : context.store.talks.read(number).title;
      control.progress(index, ids.length, title);
      talks.push(await exportTalk(context, request, { talkId, title }, taken));
      await control.turn();
    }
    control.progress(ids.length, ids.length, '');
  } finally {
    control.report({ exportReport: { talks, wasCancelled: control.signal.aborted } });
  }
}

async function exportTalk(
  context: LibraryContext,
  { formats, options, folder, pattern, overwrite }: BatchRequest,
  named: { readonly talkId: TalkId; readonly title: string },
  taken: Set<string>,
): Promise<ExportedTalk> {
  const { talkId } = named;
  const nothing = {
    ...named,
    paths: [],
    reason: null,
    detail: '',
    estimatedCount: 0,
    dropped: [],
    unspoken: [],
    lost: [],
    check: null,
  };
  try {
    const talk = context.store.talks.numberOf(talkId);
    if (talk === undefined) throw new Failure('talk.unknown', talkId);
    const { title, recordedOn, publishedOn } = context.store.talks.read(talk);
    const source = readDeliverySource(context, talk);
    const useful = usefulFormats(formats, source);
    const deliveries = prepareDeliveries(source, useful, options);
    const names = namesByPattern(pattern, { id: talkId, title, date: recordedOn ?? publishedOn ?? '' }, useful, taken);
    const placed = deliveries.map((delivery, index) => ({ delivery, path: join(resolve(folder), names[index]!) }));
    await writeDeliveries(placed, overwrite);
    keepExported(context, source, { talkId, name: placed.map(({ path }) => basename(path)).join(', ') });
    const summaries = deliveries.map(({ summary }) => summary);
    return {
      ...nothing,
      paths: placed.map(({ path }) => path),
      estimatedCount: Math.max(...summaries.map(({ estimatedCount }) => estimatedCount)),
      dropped: [
        ...new Set(summaries.flatMap(({ dropped }) => dropped.map(({ what }) => what))),
        ...(useful.length < formats.length ? (['chapters'] as const) : []),
      ],
      // Those of all subtitles are the same.
      unspoken: summaries.find(({ unspoken }) => unspoken.length > 0)?.unspoken ?? [],
      lost: [...new Set(summaries.flatMap(({ lost }) => lost.map(({ character }) => character)))],
      check: worstOf(summaries.flatMap(({ check }) => check ?? [])),
    };
  } catch (error) {
    // What is wrong with the disk is wrong for all.
    if (!(error instanceof Failure) || error.code.startsWith('storage.')) throw error;
    return { ...nothing, reason: error.code, detail: error.detail };
  }
}

/** Without those for chapters where the text has none, unless no other is asked for: its subtitles are wanted still. */
function usefulFormats(formats: readonly DeliveryFormatName[], { source }: DeliverySource): DeliveryFormatName[] {
  const hasChapters = source.transcript.some(({ kind, text }) => kind === 'heading' && text.trim() !== '');
  const others = formats.filter((format) => deliveryFormats[format].kind !== 'chapters');
  return hasChapters || others.length === 0 ? [...formats] : others;
}

/** All have the same text: what differs is only what a format rounds or an encoding replaces. */
function worstOf(checks: readonly DeliveryCheck[]): DeliveryCheck | null {
  return checks.toSorted((a, b) => b.errorCount - a.errorCount || b.warningCount - a.warningCount)[0] ?? null;
}
