import type { FieldsFound } from './fieldsFound.ts';
import { foldText } from './foldText.ts';
import type { MarkupElement } from './markup.ts';
import type { MarkupPage } from './markupPage.ts';
import { isBeside, mainOf } from './pageContent.ts';
import { readLibraryMetas, type PageMetas } from './pageMetas.ts';
import { proposeSpeakers } from './proposeSpeakers.ts';

/** Addresses of the players that sites put in frames. */
const PLAYER =
  /youtube(?:-nocookie)?\.com\/embed|youtu\.be\/|player\.vimeo\.com|dailymotion\.com\/(?:embed|player)|canal-u\.tv\/.{0,200}embed|\/videos?\/embed|\/video-playlists\/embed|is_iframe=true|paella|\/engage\/|kaltura|mediasite|panopto|ubicast|nudgis|soundcloud\.com\/player|acast|ausha|audiomeans|spotify\.com\/embed|viously|brightcove|jwplayer|archive\.org\/embed|media\.ccc\.de|\/player\b/i;

/** Whether a page plays a recording, or says in its metas that it is a talk's. */
export function showsTalk(page: MarkupPage, metas: PageMetas): boolean {
  const kind = metas.text('og.type') ?? '';
  if (/^(?:video|music|audio|podcast)\b/i.test(kind)) return true;
  if (metas.first('og.video', 'og.video.url', 'og.audio', 'twitter.player', 'twitter.player.stream') !== undefined)
    return true;
  if (/^(?:video|audio|movingimage|sound|moving image)/i.test(metas.text('dc.type') ?? '')) return true;
  if (isLibraryRecord(metas)) return true;
  const main = mainOf(page);
  return page.named('video', 'audio', 'iframe').some((element) => {
    if (!isPlayer(element) || !page.isWithin(element, main)) return false;
    const beside = page.closest(element, isBeside);
    return beside === undefined || page.isWithin(main, beside);
  });
}

/** Library metas that name a work and a person; those of an article in a journal are no talk's. */
function isLibraryRecord(metas: PageMetas): boolean {
  if (metas.first('citation_journal_title', 'citation_issn', 'citation_isbn') !== undefined) return false;
  const { title, speakers } = readLibraryMetas(metas).notice;
  return title !== '' && speakers.length > 0;
}

function isPlayer({ name, attributes }: MarkupElement): boolean {
  if (name === 'iframe') return PLAYER.test((attributes.src ?? attributes['data-src'] ?? '').slice(0, 2_000));
  // A video that moves behind a title.
  return attributes.muted === undefined || attributes.autoplay === undefined;
}

const WORDS =
  /\b(?:conference|seminaire|cours|lecon|colloque|webinaire|podcast|lecture|talk|seminar|webinar|keynote|entretien|table ronde|soutenance|journee d'etudes?|symposium|master ?class|captation|interview|documentaire|expose)\b/;
/** They may name many talks as well as one. */
const WORDS_OF_MANY =
  /\b(?:conferences|seminaires|webinaires|podcasts|lectures|seminars|webinars|journees d'etudes?)\b/;

/** Whether a page without a player presents a talk: it is called one, and names who speaks or when. */
export function soundsLikeTalk(
  titles: readonly string[],
  metas: PageMetas,
  content: FieldsFound,
  company: 'alone' | 'amongCards',
): boolean {
  const named = [...titles, foldText(metas.text('og.title', 'og.type') ?? ''), foldText(content.notice.kind ?? '')];
  const isOfMany = (title: string): boolean => company === 'alone' && WORDS_OF_MANY.test(title);
  if (!named.some((title) => WORDS.test(title) || isOfMany(title))) return false;
  const { speakers, abstract, publishedOn, recordedOn, durationMs } = content.notice;
  if (abstract === null) return false;
  const isDated = publishedOn !== null || recordedOn !== null || durationMs !== null;
  return isDated || speakers.length > 0 || proposeSpeakers(abstract).length > 0 || metas.first('author') !== undefined;
}
