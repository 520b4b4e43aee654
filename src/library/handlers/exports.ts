import { basename, resolve } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import { formatTalk } from '../../domain/formats/formatTalk.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { deliverFile } from '../files/deliverFile.ts';
import { endOnTimeLine } from '../../domain/time/recordingTime.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { profileOfTalk } from '../profiles/profileOfTalk.ts';
import { makeRevision, type VersionedTranscript } from '../revisions/makeRevision.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

/** What is delivered, and the text it was made from. */
interface Delivery {
  readonly delivered: ReturnType<typeof formatTalk>;
  readonly talk: TalkNumber;
  readonly source: VersionedTranscript;
}

export function exportHandlers(context: LibraryContext): HandlersOf<'exports'> {
  return {
    'exports.preview': (request) => deliveryOf(context, request).delivered,
    async 'exports.write'({ path, overwrite, ...request }) {
      const delivery = deliveryOf(context, request);
      const { text, cueCount, estimatedCount } = delivery.delivered;
      const target = resolve(path);
      await deliverFile(target, text, overwrite);
      keepExported(context, delivery, { talkId: request.talkId, name: basename(target) });
      return { path: target, cueCount, estimatedCount };
    },
  };
}

/** What would be delivered; refused with `export.empty` when there is no text to deliver. */
function deliveryOf(context: LibraryContext, { talkId, format }: ParsedRequest<'exports.preview'>): Delivery {
  const talk = requireTalk(context, talkId);
  const { title, speakers, durationMs, media } = context.store.talks.read(talk);
  const named = speakers.map(({ id, given, family }) => ({ id, name: `${given} ${family}`.trim() }));
  const version = context.store.transcripts.version(talk);
  const transcript = context.store.transcripts.read(talk);
  if (!transcript.some(({ text }) => text.trim() !== '')) throw new Failure('export.empty', title);
  const lengthMs = media === null ? durationMs : endOnTimeLine(media);
  const { limits } = profileOfTalk(context.store, talk).profile;
  const delivery = formatTalk({ title, speakers: named, limits }, transcript, format, lengthMs);
  if (format !== 'txt' && delivery.cueCount === 0) throw new Failure('export.empty', title);
  return { delivered: delivery, talk, source: { version, transcript } };
}

/** A delivery can be compared with later texts. The file is there: no trouble with its revision takes that back. */
function keepExported(
  { store, announce, now, logError }: LibraryContext,
  { talk, source }: Delivery,
  { talkId, name }: { readonly talkId: TalkId; readonly name: string },
): void {
  try {
    store.transaction(() => {
      const { revision, isNew } = makeRevision(store, talk, { kind: 'export', note: name, now: now() }, source);
      // What was saved while the file was written comes after it, and is to be kept within its hour.
      const hasChanged = store.transcripts.version(talk) !== source.version;
      if (isNew && hasChanged) store.revisions.setChangedAt(revision.id, now());
    });
    announce('revisions.changed', { talkId });
  } catch (error) {
    logError(error);
  }
}
