import { isRecord } from '../formats/jsonRecord.ts';
import { foldText } from './foldText.ts';
import { typesOf } from './jsonLdValues.ts';
import { elementsOf } from './markup.ts';
import type { MarkupPage } from './markupPage.ts';
import { lineOf } from './markupText.ts';
import { documentTitleOf } from './pageContent.ts';
import type { NoticeRefusal } from './sourceReading.ts';

export interface Refusal {
  readonly reason: NoticeRefusal;
  readonly detail: string;
}

/** Titles of pages that stand for another: the whole title, or what is before the site's name. Folded. */
const CHALLENGE =
  /^(?:just a moment|un instant|one moment,? please|attention required!?|access (?:to this page has been )?denied|acces (?:refuse|interdit)|403(?: forbidden)?|forbidden|(?:error |erreur )?429.*|too many requests|challenge|checking your browser.*|verif(?:y|ying|ication).{0,40}(?:human|robot|humain|browser|navigateur).*|making sure you['’]?re not a bot!?|are you (?:a )?(?:human|robot)\??|robot check|security check|ddos-guard|human verification|you have been blocked|sorry, you have been blocked|pardon our interruption|please wait.*|bot detection.*|anubis)[.…! ]*$/;
const FAULT =
  /^(?:(?:error|erreur|http|http error|code) ?)?(?:40[0-9]|41[0-9]|50[0-9]|52[0-9])(?:[ :.!–—-].{0,60})?$|^(?:the )?(?:page|file|video|resource) (?:not found|not available|unavailable)$|^(?:page|ressource|video|contenu) (?:non trouvee?|introuvable|indisponible|inexistante?)$|^(?:not found|bad gateway|gateway time-?out|internal server error|service (?:temporarily )?unavailable|service (?:temporairement )?indisponible|site en maintenance|server error|erreur serveur|this page isn['’]t available|oops.{0,40})[.! ]*$/;
const SEARCH =
  /^(?:(?:les )?resultats? (?:de (?:la |votre )?recherche|pour|de)\b.*|search results?\b.*|recherche(?: avancee)?|search|results for .*|rechercher(?: .{0,60})?|\d[\d  .,]* (?:resultats?|results?)\b.*)$/;
const LIST =
  /^(?:(?:toutes? les |tous les |all |les |nos |our )?(?:videos?|conferences|podcasts|collections|chaines|dossiers|evenements|actualites|channels|playlists|lectures|talks|episodes|themes|mediatheque|catalogue|agenda|archives|plan du site|sitemap))$/;

/** Elements that challenge pages are made of, by id. */
const CHALLENGE_IDS = new Set([
  'challenge-form',
  'challenge-running',
  'challenge-error-text',
  'cf-challenge-running',
  'anubis_challenge',
  'anubis_version',
  'cf-wrapper',
  'px-captcha',
  'ddg-captcha',
]);

/** The titles a page has, folded: of the document with and without what follows its first ` | `, ` - `, and its `h1`s. */
export function foldedTitles(page: MarkupPage): string[] {
  const document = foldText(documentTitleOf(page).slice(0, 500));
  const headings = page
    .named('h1')
    .slice(0, 3)
    .map((heading) => foldText(lineOf(heading).slice(0, 500)));
  return [document, document.split(/ [|–—·-] /, 1)[0]!, ...headings].filter((title) => title !== '');
}

/** Whether a page stands in for another: a challenge to robots, or a fault. Only for a page that shows no talk. */
export function standInRefusal(page: MarkupPage, titles: readonly string[]): Refusal | null {
  const challenge = titles.find((title) => CHALLENGE.test(title)) ?? challengeMark(page);
  if (challenge !== undefined) return { reason: 'botChallenge', detail: challenge };
  const fault = titles.find((title) => FAULT.test(title));
  return fault === undefined ? null : { reason: 'botChallenge', detail: fault };
}

function challengeMark(page: MarkupPage): string | undefined {
  const marked = page.elements.find(
    ({ name, attributes }) =>
      CHALLENGE_IDS.has(attributes.id ?? '') ||
      (name === 'img' && /bot_challenge|captcha/.test(attributes.src ?? '')) ||
      (name === 'script' && /anubis|_Incapsula_Resource|captcha-delivery/i.test(attributes.src ?? '')),
  );
  return marked === undefined ? undefined : (marked.attributes.id ?? marked.attributes.src ?? marked.name);
}

/** How many cards make a page without a talk of its own a list. */
const LIST_CARDS = 4;

/** Whether a page lists talks, or answers a search. Only for a page that shows no talk of its own. */
export function listRefusal(page: MarkupPage, titles: readonly string[], objects: readonly unknown[]): Refusal | null {
  const search = searchMark(page, titles, objects);
  if (search !== null) return { reason: 'searchResults', detail: search };
  const cards = cardCount(page);
  if (!isCalledList(page, titles, objects) && cards < LIST_CARDS) return null;
  return { reason: 'list', detail: `${titles[0] ?? ''} (${cards})` };
}

/** Whether a page says of itself that it lists talks or answers a search. */
export function isCalledList(page: MarkupPage, titles: readonly string[], objects: readonly unknown[]): boolean {
  if (searchMark(page, titles, objects) !== null || titles.some((title) => LIST.test(title))) return true;
  return objects
    .filter(isRecord)
    .flatMap(typesOf)
    .some((type) => type === 'CollectionPage' || type === 'ItemList' || type === 'ProfilePage');
}

function searchMark(page: MarkupPage, titles: readonly string[], objects: readonly unknown[]): string | null {
  const types = objects.filter(isRecord).flatMap(typesOf);
  const bodyClass = page.named('body')[0]?.attributes.class ?? '';
  const isSearch =
    types.includes('SearchResultsPage') ||
    /\b(?:search-results|search-no-results|path-search|page-search|path-recherche)\b/.test(bodyClass) ||
    page.withId('global-search-results-counter') !== undefined ||
    page.withClass('search-results').length > 0;
  return titles.find((title) => SEARCH.test(title)) ?? (isSearch ? (titles[0] ?? '') : null);
}

/** Headings that link elsewhere: by their content, or the link around them. */
function cardCount(page: MarkupPage): number {
  return page.named('h2', 'h3', 'h4').filter((heading) => {
    const link = [...elementsOf(heading)].find(({ name }) => name === 'a') ?? page.parentOf(heading);
    return link?.name === 'a' && link.attributes.href !== undefined && !link.attributes.href.startsWith('#');
  }).length;
}
