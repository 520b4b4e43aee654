import { Failure } from '../../contract/failure.ts';
import type { ParagraphId, TalkId } from '../../domain/transcript/transcript.ts';
import type { AlignmentProposal, ProposedParagraph } from '../../domain/alignment/alignmentProposal.ts';
import type { LibraryContext } from '../libraryContext.ts';
import { inSoundThread } from '../sound/inSoundThread.ts';
import { lastTaken } from '../store/alignmentStore.ts';
import type { StoredMedia } from '../store/mediaStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { nextAnchor, takeAnchors } from '../timedTexts/takeAnchors.ts';
import type { JobControl } from './jobRegistry.ts';
import { fromRecording, onTimeLine } from './onTimeLine.ts';

/** What is aligned: a talk, as it is stored, with its recording. */
interface AlignedTalk {
  readonly talk: TalkNumber;
  readonly talkId: TalkId;
  readonly media: StoredMedia;
  /** The paragraphs that get times, or `null` for all. */
  readonly asked: readonly ParagraphId[] | null;
  /** See `alignSpeech`. */
  readonly isTrusted: boolean;
}

/**
 * Aligns a talk, and keeps what was found as its proposal. Progress counts milliseconds of sound. Refused with
 * `alignment.noRoom` where the paragraphs around those asked for leave them no time, `media.notFound` where the recording was
 * taken from the talk meanwhile, and with what `alignTalk` refuses.
 */
export async function alignInLibrary(
  { store, announce, soundFolder, windowSound }: LibraryContext,
  { talk, talkId, media, asked, isTrusted }: AlignedTalk,
  control: JobControl,
): Promise<void> {
  const { offsetMs } = media;
  const transcript = fromRecording(store.transcripts.read(talk), offsetMs);
  const { language } = store.talks.read(talk);
  const task = { kind: 'align', source: media, soundFolder, transcript, language, asked, isTrusted } as const;
  const proposal = await inSoundThread(task, control, windowSound);
  if (proposal === null || control.signal.aborted) return;
  if (proposal.paragraphs.length === 0) throw new Failure('alignment.noRoom', talkId);
  store.transaction(() => {
    // It may have been moved on the time line meanwhile, attached anew, or replaced by another.
    const recordings = store.media.listOf(talk);
    const own = recordings.find(({ id }) => id === media.id);
    const heard = own ?? recordings.find(({ fingerprint }) => fingerprint === media.fingerprint);
    if (heard === undefined) throw new Failure('media.notFound', media.path);
    const firstAnchor = nextAnchor(store, talk, store.transcripts.read(talk));
    const anchored = withAnchors(onTimeLine(proposal, heard.offsetMs), firstAnchor);
    takeAnchors(store, talk, { paragraphs: anchored.paragraphs, firstAnchor, sureness: [] });
    const { fingerprint } = media;
    const last = store.alignments.of(talk);
    const before = last?.fingerprint === fingerprint ? lastTaken(last) : undefined;
    store.alignments.put(talk, { ...anchored, fingerprint, ...(before && { before }) });
  });
  announce('alignment.changed', { talkId });
}

/** Anchors that no word of the talk had before, in place of those counted from 0; what is below 0 names no anchor. */
function withAnchors(proposal: AlignmentProposal, firstAnchor: number): AlignmentProposal {
  const paragraphs = proposal.paragraphs.map((paragraph): ProposedParagraph => ({
    ...paragraph,
    words: paragraph.words.map(([startMs, endMs, anchor]) => {
      return [startMs, endMs, anchor < 0 ? anchor : firstAnchor + anchor] as const;
    }),
  }));
  return { ...proposal, paragraphs };
}
