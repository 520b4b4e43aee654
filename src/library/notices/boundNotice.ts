import { LIMITS } from '../../contract/schemas.ts';
import type { Notice, NoticeSpeaker, RelatedTalk } from '../../domain/notices/notice.ts';
import { boundParagraphs } from './boundParagraphs.ts';

const MAX_RELATED = 1_000;

/** A notice within the bounds of the contract. Only a broken or hostile file has anything to cut. */
export function boundNotice(notice: Notice): Notice {
  const { subtitle, kind, language, place, collection, publisher, rights, licenceUrl, mediaUrl, transcript } = notice;
  return {
    ...notice,
    title: short(notice.title),
    subtitle: shortOrNull(subtitle),
    kind: shortOrNull(kind),
    language: shortOrNull(language),
    place: shortOrNull(place),
    collection: shortOrNull(collection),
    publisher: shortOrNull(publisher),
    rights: shortOrNull(rights),
    licenceUrl: shortOrNull(licenceUrl),
    mediaUrl: shortOrNull(mediaUrl),
    abstract: notice.abstract?.slice(0, LIMITS.longText) ?? null,
    speakers: notice.speakers.slice(0, LIMITS.speakers).map(boundSpeaker),
    disciplines: notice.disciplines.slice(0, 200).map(short),
    keywords: notice.keywords.slice(0, 500).map(short),
    identifiers: notice.identifiers.slice(0, 50).map(({ scheme, value }) => ({ scheme, value: short(value) })),
    documents: notice.documents.map(({ label, url }) => ({ label: short(label), url: shortOrNull(url) })),
    levels: notice.levels.map(short),
    chapters: notice.chapters.map(({ startMs, title }) => ({ startMs, title: short(title) })),
    transcript: transcript === null ? null : { ...transcript, paragraphs: boundParagraphs(transcript.paragraphs) },
    related: notice.related.slice(0, MAX_RELATED).map(boundCard),
  };
}

function boundCard(card: RelatedTalk): RelatedTalk {
  return {
    ...card,
    title: short(card.title),
    speakers: card.speakers.slice(0, LIMITS.speakers).map(boundSpeaker),
    abstract: card.abstract?.slice(0, LIMITS.longText) ?? null,
    raw: card.raw.slice(0, LIMITS.longText),
  };
}

function boundSpeaker(speaker: NoticeSpeaker): NoticeSpeaker {
  const { given, family, affiliation, role, certainty } = speaker;
  return {
    given: short(given),
    family: short(family),
    affiliation: shortOrNull(affiliation),
    role: shortOrNull(role),
    certainty,
  };
}

function short(text: string): string {
  return text.slice(0, LIMITS.shortText);
}

function shortOrNull(text: string | null): string | null {
  return text === null ? null : short(text);
}
