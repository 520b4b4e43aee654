import { Failure } from '../../contract/failure.ts';
import type { ParsedRequest } from '../../contract/methods.ts';
import { checkStructure } from '../../domain/transcript/checkTranscript.ts';
import { newParagraph, type Paragraph, type ParagraphId, type SpeakerId } from '../../domain/transcript/transcript.ts';
import { applyChange, isEmptyChange, type TranscriptChange } from '../../domain/transcript/transcriptChange.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { keepBeforeChange } from '../revisions/makeRevision.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import type { TranscriptStore } from '../store/transcriptStore.ts';
import type { HandlersOf } from './handlersOf.ts';
import { requireTalk } from './requireTalk.ts';

export function transcriptHandlers(context: LibraryContext): HandlersOf<'transcripts'> {
  const { transcripts } = context.store;
  return {
    'transcripts.get'({ talkId }) {
      const talk = requireTalk(context, talkId);
      return { version: transcripts.version(talk), paragraphs: transcripts.read(talk).map(mutableParagraph) };
    },
    'transcripts.save': (request) => ({ version: saveTranscript(context, request) }),
  };
}

/** The reply's schema knows no `readonly`; what it is given is this process's own copy. */
function mutableParagraph(paragraph: Paragraph): ParsedRequest<'transcripts.save'>['change']['puts'][number] {
  return paragraph as ParsedRequest<'transcripts.save'>['change']['puts'][number];
}

interface Save extends Omit<ParsedRequest<'transcripts.save'>, 'change'> {
  readonly change: TranscriptChange;
}

/** Changes the stored text of a talk, and gives its new version; see `transcripts.save`. */
export function saveTranscript(context: LibraryContext, { talkId, baseVersion, change }: Save): number {
  const { store, announce, now } = context;
  const talk = requireTalk(context, talkId);
  const saved = store.transaction(() => {
    const version = store.transcripts.version(talk);
    if (version !== baseVersion) throw new Failure('transcript.staleVersion', String(version));
    if (isEmptyChange(change)) return { version, isTalkChanged: false, isKept: false, isWritten: false };
    const isKept = keepBeforeChange(store, talk, now());
    const isCompleted = writeChange(context, talk, withKnownSpeakers(change, store.transcripts.speakerIds(talk)));
    const isTalkChanged = store.talks.beginCorrecting(talk) || isCompleted;
    return { version: store.transcripts.markChanged(talk, now()), isTalkChanged, isKept, isWritten: true };
  });
  if (saved.isWritten) announce('transcript.changed', { talkId, version: saved.version });
  if (saved.isKept) announce('revisions.changed', { talkId });
  if (saved.isTalkChanged) announce('talks.changed', { talkIds: [talkId] });
  return saved.version;
}

/** Tells whether the text is whole now and was not before, or the other way round. */
function writeChange({ store, takenTexts }: LibraryContext, talk: TalkNumber, change: TranscriptChange): boolean {
  const { transcripts } = store;
  requireSound(change.puts);
  if (change.order === null && change.removes.length === 0) {
    rewrite(transcripts, talk, change.puts);
    return false;
  }
  const wasComplete = transcripts.isComplete(talk);
  const isComplete = takenTexts.isComplete(talk, restructure(transcripts, talk, change)) ?? wasComplete;
  if (isComplete !== wasComplete) transcripts.setComplete(talk, isComplete);
  return isComplete !== wasComplete;
}

/** Times may be as bad as they came: to refuse them would lose what is typed beside them. */
function requireSound(puts: readonly Paragraph[]): void {
  const [problem] = checkStructure(puts);
  if (problem !== undefined) throw new Failure('transcript.unfit', `${problem.code} ${problem.paragraphId}`);
}

/** A speaker whom the notice lost while the text was open is nobody: no word is refused for that. */
function withKnownSpeakers(change: TranscriptChange, speakers: ReadonlySet<SpeakerId>): TranscriptChange {
  const isKnown = ({ speakerId }: Paragraph): boolean => speakerId === null || speakers.has(speakerId);
  if (change.puts.every(isKnown)) return change;
  const puts = change.puts.map((paragraph) => (isKnown(paragraph) ? paragraph : { ...paragraph, speakerId: null }));
  return { ...change, puts };
}

/** Most saves: some paragraphs have other words, and nothing else is read or written. */
function rewrite(transcripts: TranscriptStore, talk: TalkNumber, puts: readonly Paragraph[]): void {
  for (const paragraph of puts) {
    if (!transcripts.update(talk, paragraph)) throw new Failure('transcript.unfit', `unknownParagraph ${paragraph.id}`);
  }
}

/**
 * Paragraphs come, go or move. Whether the change fits depends on ids alone, so no text is read: what is given back is
 * the ids in their order.
 */
function restructure(transcripts: TranscriptStore, talk: TalkNumber, change: TranscriptChange): ParagraphId[] {
  const positions = transcripts.positions(talk);
  const applied = applyChange(
    [...positions.keys()].map((id) => newParagraph(id, '')),
    change,
  );
  if (!applied.ok) throw new Failure('transcript.unfit', applied.reason);
  for (const id of change.removes) transcripts.remove(talk, id);
  const removed = new Set(change.removes);
  for (const paragraph of change.puts) {
    const isKnown = positions.has(paragraph.id) && !removed.has(paragraph.id);
    const isWritten = isKnown ? transcripts.update(talk, paragraph) : transcripts.insert(talk, paragraph);
    if (!isWritten) throw new Failure('transcript.unfit', `foreignParagraph ${paragraph.id}`);
    if (!isKnown) positions.delete(paragraph.id);
  }
  const order = applied.transcript.map(({ id }) => id);
  transcripts.reorder(order, positions);
  return order;
}
