import type { Call } from '../contract/methods.ts';
import type { Talk } from '../contract/schemas.ts';
import { durationOf } from '../domain/time/recordingTime.ts';
import { chaptersOf } from '../domain/transcript/chaptersOf.ts';
import { estimateTimes } from '../domain/transcript/estimateTimes.ts';
import { textOf, type TalkId } from '../domain/transcript/transcript.ts';

/**
 * The whole talk, as `show --json` prints it. Programs of others read this: keys stay, in this order, and new ones
 * are added at the end only.
 */
export async function talkDocument(call: Call, talkId: TalkId) {
  const talk = await call('talks.get', { talkId });
  const { paragraphs } = await call('transcripts.get', { talkId });
  // The editor's headings are the chapters; before there are any, those of the notice.
  const times = estimateTimes(paragraphs, durationOf(talk));
  const headings = chaptersOf(paragraphs, times);
  return {
    id: talk.id,
    title: talk.title,
    kind: talk.kind,
    speakers: talk.speakers.map(({ given, family, affiliation, certainty, role }) => ({
      given,
      family,
      affiliation,
      certainty,
      role,
    })),
    abstract: talk.abstract,
    recordedOn: talk.recordedOn,
    publishedOn: talk.publishedOn,
    durationMs: talk.durationMs,
    language: talk.language,
    identifiers: talk.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    collection: talk.collection,
    documents: talk.documents,
    levels: talk.levels,
    chapters: headings.length > 0 ? headings : talk.chapters,
    related: talk.related.map(relatedDocument),
    transcript: { text: textOf(paragraphs), complete: talk.transcriptIsComplete },
    subtitle: talk.subtitle,
    place: talk.place,
    disciplines: talk.disciplines,
    keywords: talk.keywords,
    publisher: talk.publisher,
    rights: talk.rights,
    licenceUrl: talk.licenceUrl,
  };
}

function relatedDocument({ title, speakers, abstract }: Talk['related'][number]) {
  return { title, speakers: speakers.map(({ given, family }) => ({ given, family })), abstract };
}

/** What `show --json` prints. */
export type TalkDocument = Awaited<ReturnType<typeof talkDocument>>;
