import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../contract/failure.ts';
import { parseLutrinJson } from '../../domain/formats/lutrinJson.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { attachMedia } from '../media/attachMedia.ts';
import { isMediaPresent, isRecordingPresent } from '../media/findLostMedia.ts';
import { adoptParagraphs } from '../notices/adoptParagraphs.ts';
import { importNotice } from '../notices/importNotice.ts';
import { readSource, sha256 } from '../notices/readSource.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { HandlersOf } from './handlersOf.ts';

export function demoHandlers(context: LibraryContext): HandlersOf<'demo'> {
  return { 'demo.install': async () => ({ talkId: await installDemo(context) }) };
}

/**
 * The demonstration lecture, imported as any notice is. What is there already stays: installing it again brings back
 * a recording that was lost, and never touches a text that the editor has worked on.
 */
async function installDemo(context: LibraryContext): Promise<TalkId> {
  const folder = context.demoFolder;
  if (folder === null) throw new Failure('demo.missing');
  const notice = join(folder, 'notice.txt');
  const imported = await importOne(context, notice);
  if (imported === null) throw new Failure('demo.missing', notice);
  const { talk, changed } = imported;
  const talkId = context.store.talks.idOf(talk);
  if (context.store.transcripts.isEmpty(talk)) await fillTranscript(context, talk, join(folder, 'transcript.json'));
  await attachRecording(context, talk, join(folder, 'lecture.webm'));
  context.announce('talks.changed', { talkIds: [...new Set([talkId, ...changed])] });
  return talkId;
}

/** Brings in a notice that comes with the program; there is no report of it. `null` when it is not there. */
async function importOne(
  { store, now }: LibraryContext,
  path: string,
): Promise<{ readonly talk: TalkNumber; readonly changed: readonly TalkId[] } | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  const hash = sha256(bytes);
  const [known] = store.sources.recordsOf({ sha256: hash });
  if (known !== undefined) return { talk: known.talk, changed: [] };
  const options = { format: null, repairsEncoding: false };
  const read = await readSource({ bytes, name: 'notice.txt', options, mappings: {} });
  const [notice] = read.ok ? read.notices : [];
  if (!read.ok || notice === undefined) return null;
  const { textSha256, format, encoding } = read;
  return store.transaction(() => {
    const outcome = importNotice(store, notice.notice, { importNumber: null, path, now: now() });
    const source = store.sources.keep({ bytes, sha256: hash, textSha256, path, format, encoding }, now());
    store.sources.addRecord(source, { position: 0, sha256: notice.sha256 }, outcome.talk, null);
    store.sources.setWhole(source);
    return outcome;
  });
}

async function fillTranscript({ store, now }: LibraryContext, talk: TalkNumber, path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Failure('demo.missing', path);
  });
  const { value } = parseLutrinJson(text);
  if (value === null) throw new Failure('demo.missing', path);
  store.transaction(() => {
    if (!store.transcripts.isEmpty(talk)) return;
    const { paragraphs, speakers } = adoptParagraphs(value.paragraphs, store.talks.speakers(talk));
    store.talks.write(talk, { speakers: [...speakers] }, now());
    store.transcripts.fill(talk, paragraphs, value.complete);
    store.transcripts.markChanged(talk, now());
  });
}

async function attachRecording(context: LibraryContext, talk: TalkNumber, path: string): Promise<void> {
  const attached = context.store.media.of(talk);
  if (attached !== undefined && (await isRecordingPresent(attached))) return;
  if (!(await isMediaPresent(path))) throw new Failure('demo.missing', path);
  await attachMedia(context, talk, path, attached?.id);
}
