import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import type { NoticeFields, Talk } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { isRecordingPresent } from '../media/findLostMedia.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import { storageFailure } from '../store/storageFailure.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function talkHandlers(context: LibraryContext): HandlersOf<'talks'> {
  const { store, announce, now } = context;
  return {
    'talks.list': (request) => store.talkList.list(request),
    'talks.facets': () => store.talkList.facets(),
    'talks.get': ({ talkId }) => readTalk(context, talkId),
    'talks.update': (request) => updateTalk(context, request),
    'talks.setState'({ talkId, state }) {
      store.transaction(() => store.talks.write(requireTalk(context, talkId), { state }, now()));
      announce('talks.changed', { talkIds: [talkId] });
      return {};
    },
    'talks.setBookmark'({ talkId, bookmark }) {
      store.talks.setBookmark(requireTalk(context, talkId), bookmark);
      return {};
    },
  };
}

/** A talk, with a fresh look at whether its recordings are there. */
async function readTalk(context: LibraryContext, talkId: TalkId): Promise<Talk> {
  const { store, announce, logError } = context;
  const talk = requireTalk(context, talkId);
  const recordings = store.media.listOf(talk);
  const isThere = await Promise.all(recordings.map(isRecordingPresent));
  const changed = recordings.filter(({ isPresent }, index) => isPresent !== isThere[index]);
  try {
    for (const { id, isPresent } of changed) store.media.setLost(talk, id, isPresent);
    if (changed.length > 0) announce('talks.changed', { talkIds: [talkId] });
  } catch (error) {
    // A talk can be read on a full disk, too; the list warns of its recording later.
    logError(storageFailure(error));
  }
  return store.talks.read(talk);
}

function updateTalk(context: LibraryContext, { talkId, fields }: ParsedRequest<'talks.update'>): Talk {
  const { store, announce, now } = context;
  const written = givenFields(fields);
  requireSound(written);
  const talk = requireTalk(context, talkId);
  const isKept = store.transaction(() => {
    const isWholeTitle = written.title === undefined ? {} : { isTitleCut: false };
    const isWholeAbstract = written.abstract === undefined ? {} : { isAbstractCut: false };
    store.origins.set(talk, changedFields(store.talks.record(talk), written), 'user');
    store.talks.write(talk, { ...written, ...isWholeTitle, ...isWholeAbstract }, now());
    store.search.markStale(talk);
    return written.speakers !== undefined && clearLostSpeakers(context, talk);
  });
  if (isKept) announce('revisions.changed', { talkId });
  announce('talks.changed', { talkIds: [talkId] });
  return store.talks.read(talk);
}

/**
 * Takes the speakers that a talk no longer has from its text; tells whether that made a revision. It is an edit of the
 * notice: the version stays, and so does the text that is open in an editor.
 */
function clearLostSpeakers({ store, now }: LibraryContext, talk: TalkNumber): boolean {
  if (!store.transcripts.hasLostSpeakers(talk)) return false;
  const isKept = keepBeforeChange(store, talk, now());
  store.transcripts.clearLostSpeakers(talk);
  return isKept;
}

/** The fields that were sent: the schema lets an absent one also be `undefined`. */
function givenFields(fields: ParsedRequest<'talks.update'>['fields']): Partial<NoticeFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The fields that the editor has set to something else: sources do not overwrite those. */
function changedFields(before: NoticeFields, written: Partial<NoticeFields>): (keyof NoticeFields)[] {
  const fields = Object.keys(written) as (keyof NoticeFields)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(written[field]));
}

function requireSound({ title, speakers }: Partial<NoticeFields>): void {
  if (title?.trim() === '') throw new Failure('request.invalid', 'title');
  if (speakers !== undefined && new Set(speakers.map(({ id }) => id)).size < speakers.length) {
    throw new Failure('request.invalid', 'speakers');
  }
}
