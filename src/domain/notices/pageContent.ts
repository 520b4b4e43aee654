import { parseDurationText } from './durationText.ts';
import { foldText } from './foldText.ts';
import type { MarkupElement } from './markup.ts';
import { classesOf, hasClass, type MarkupPage } from './markupPage.ts';
import { lineOf, markupLines, type MarkupLine } from './markupText.ts';
import type { Notice, NoticeTranscript } from './notice.ts';
import { PAGE_LABELS } from './pageLabels.ts';
import { plainTranscript } from './plainTranscript.ts';
import { isWebUrl } from './isWebUrl.ts';

const BESIDE = new Set(['nav', 'footer', 'dialog']);
const BESIDE_ROLES = new Set(['navigation', 'search', 'contentinfo', 'dialog']);

/** Whether an element stands beside the content of a portal's page: menus, dialogs, the cards of other talks. */
export function isBesidePortal(element: MarkupElement): boolean {
  const { name, attributes } = element;
  return BESIDE.has(name) || BESIDE_ROLES.has(attributes.role ?? '') || hasClass(element, 'node--view-mode-teaser');
}

/** Whether an element stands beside the content of any page: as on the portal, and what goes with it in an `aside`. */
export function isBeside(element: MarkupElement): boolean {
  return isBesidePortal(element) || element.name === 'aside' || element.attributes.role === 'complementary';
}

/** What a page is about: its `main`, the article with the title, or its body. */
export function mainOf(page: MarkupPage): MarkupElement {
  const main = page.named('main')[0] ?? page.elements.find(({ attributes }) => attributes.role === 'main');
  if (main !== undefined) return main;
  const title = page.named('h1')[0];
  const article = title === undefined ? undefined : page.closest(title, ({ name }) => name === 'article');
  return article ?? page.named('body')[0] ?? page.root;
}

/** The text of `<title>`. */
export function documentTitleOf(page: MarkupPage): string {
  const title = page.named('title').find((element) => page.parentOf(element)?.name !== 'svg');
  return title === undefined ? '' : lineOf(title);
}

/** The heading of the page: of several, one in its content that its `<title>` repeats. */
export function headingOf(page: MarkupPage): MarkupElement | undefined {
  const headings = page.named('h1').filter((heading) => lineOf(heading) !== '');
  const document = foldText(documentTitleOf(page));
  const main = mainOf(page);
  const repeated = headings.filter((heading) => document.startsWith(foldText(lineOf(heading)).slice(0, 60)));
  return (
    repeated.find((heading) => page.isWithin(heading, main)) ??
    headings.find((heading) => page.isWithin(heading, main)) ??
    headings[0]
  );
}

/** The absolute address of a link of a page; `null` when it is none of the web, or the page's own is not known. */
export function resolveUrl(base: string | null, href: string): string | null {
  const written = href.trim();
  if (isWebUrl(written)) return written;
  const [, scheme = '', host = '', path = ''] = /^(https?:)\/\/([^/?#]+)([^?#]*)/i.exec(base ?? '') ?? [];
  if (host === '' || /^#|^[a-z][a-z0-9+.-]*:|\s|^$/i.test(written)) return null;
  if (written.startsWith('//')) return scheme + written;
  return `${scheme}//${host}${written.startsWith('/') ? '' : folderOf(path)}${written.replace(/^\.\//, '')}`;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) || '/';
}

/** The page's own address: `canonical`, else what OpenGraph says, else `base`. */
export function addressOf(page: MarkupPage): string | null {
  const canonical = page.named('link').find(({ attributes }) => attributes.rel?.toLowerCase() === 'canonical');
  const graph = page.named('meta').find(({ attributes }) => attributes.property === 'og:url');
  const urls = [canonical?.attributes.href, graph?.attributes.content, page.named('base')[0]?.attributes.href];
  return urls.map((url) => url?.trim() ?? '').find(isWebUrl) ?? null;
}

const RECORDING = /^(?:audio|video)\//;

/** The recording that a page plays: the source of an `audio` or `video` outside cards. `base` is a page's usual address. */
export function mediaOf(page: MarkupPage, base: string | null = null): { url: string; line: number } | null {
  const address = addressOf(page) ?? base;
  for (const { name, attributes, line } of page
    .named('source', 'audio', 'video')
    .filter((each) => !isOfCard(page, each))) {
    const type = attributes.type ?? '';
    if (attributes.src === undefined || (name === 'source' && type !== '' && !RECORDING.test(type))) continue;
    const url = resolveUrl(address, attributes.src);
    if (url !== null && !attributes.src.startsWith('blob:')) return { url, line };
  }
  return null;
}

/** Whether an element belongs to a card, so to another talk. */
export function isOfCard(page: MarkupPage, element: MarkupElement): boolean {
  return page.closest(element, (around) => hasClass(around, 'node--view-mode-teaser')) !== undefined;
}

const TRANSCRIPT =
  /^(?:la |the |full |video |audio )?(?:re)?transcri(?:ption|pt)s?(?: (?:integrale?|complete|textuelle|ecrite|automatique|(?:de|du|of|en) .{1,40}))?$/;
const PROMPT =
  /^(?:(?:lire|voir|afficher|masquer|montrer|telecharger|copier|read|show|hide|view|download|copy) .{0,60}|(?:re)?transcription|transcript|…|plus|more)$/;
const READ_MORE = /^(?:lire l ?' ?integralite|lire la suite|voir plus|show more|read more)/;
const LABELS = new Set(PAGE_LABELS.map(({ label }) => foldText(label)));
const LONGEST_LABEL = Math.max(...PAGE_LABELS.map(({ label }) => label.length)) + 5;
const INLINE = new Set(PAGE_LABELS.filter(({ isInline }) => isInline).map(({ label }) => foldText(label)));

/**
 * The transcript of a page: what stands under a heading that says so, until the next of its rank or a label of
 * another section. It is cut where `Lire l'intégralité` follows it.
 */
function transcriptUnder(lines: readonly MarkupLine[]): TranscriptSection | null {
  for (const [index, title] of lines.entries()) {
    if (title.text.length >= 100 || !/transcri/i.test(title.text) || !TRANSCRIPT.test(labelOf(title.text))) continue;
    const rest = lines.slice(index + 1);
    const ending = rest.findIndex((line) => endsTranscript(line, title.level));
    const end = ending < 0 ? rest.length : ending;
    const text = rest.slice(0, end).filter((line) => line.text.length > 80 || !PROMPT.test(foldText(line.text)));
    const transcript = plainTranscript(text);
    if (transcript === null || text.every(({ level }) => level > 0)) continue;
    const isCut = READ_MORE.test(foldText(rest[end]?.text.slice(0, 60) ?? ''));
    return {
      transcript: { ...transcript, complete: transcript.complete && !isCut },
      line: title.line,
      others: [...lines.slice(0, index), ...rest.slice(end)],
    };
  }
  return null;
}

/** A transcript in a page, the line of its title, and the lines that do not belong to it. */
export interface TranscriptSection {
  readonly transcript: NoticeTranscript;
  readonly line: number;
  readonly others: readonly MarkupLine[];
}

/** Names that sites give the part with the transcript, as its class or id. */
const TRANSCRIPT_PART =
  /^(?:full-?|video-?|js-)?(?:re)?transcri(?:pt|ption)s?(?:[-_]{1,2}(?:text|texte|content|contenu|body|container|wrapper|panel|full|complete?))?$/i;
const LEAST_TRANSCRIPT = 200;

/** The transcript of a page: in details that open on request, under a heading, or in a part that is called so. */
export function transcriptOf(page: MarkupPage, lines: readonly MarkupLine[]): TranscriptSection | null {
  const details = page.named('summary').flatMap((summary) => {
    const around = TRANSCRIPT.test(labelOf(lineOf(summary).slice(0, 100))) ? page.parentOf(summary) : undefined;
    return around?.name === 'details' ? [around] : [];
  });
  return transcriptIn(details, lines, 1) ?? transcriptUnder(lines) ?? transcriptPart(page, lines);
}

function transcriptPart(page: MarkupPage, lines: readonly MarkupLine[]): TranscriptSection | null {
  const parts = page.elements.filter(
    (element) =>
      TRANSCRIPT_PART.test(element.attributes.id ?? '') ||
      classesOf(element).some((name) => TRANSCRIPT_PART.test(name)),
  );
  return transcriptIn(parts, lines, LEAST_TRANSCRIPT);
}

function transcriptIn(
  parts: readonly MarkupElement[],
  lines: readonly MarkupLine[],
  leastLength: number,
): TranscriptSection | null {
  for (const part of parts.slice(0, MAX_CANDIDATES)) {
    const text = markupLines(part).filter((line) => line.text.length > 80 || !PROMPT.test(foldText(line.text)));
    const transcript = plainTranscript(text);
    if (transcript === null || lengthOf(transcript) < leastLength) continue;
    const own = new Set(text.map((line) => line.text));
    return { transcript, line: part.line, others: lines.filter((line) => !own.has(line.text)) };
  }
  return null;
}

const OPENING = 200;
const MAX_CANDIDATES = 50;

/** A transcript that is shown cut, whole, where the page holds it in a part that opens on request. */
export function wholeTranscript(page: MarkupPage, shown: NoticeTranscript): NoticeTranscript {
  const opening = foldText(
    shown.paragraphs
      .map(({ text }) => text)
      .join(' ')
      .slice(0, OPENING),
  ).replace(/[\s.…]+$/u, '');
  if (shown.complete || opening.length < OPENING / 4) return shown;
  const hidden = page.elements.filter(
    (element) =>
      element.name === 'dialog' || element.attributes.role === 'dialog' || HIDING.test(element.attributes.class ?? ''),
  );
  for (const element of hidden.slice(0, MAX_CANDIDATES)) {
    const lines = markupLines(element);
    const start = lines.findIndex(({ text }) => foldText(text.slice(0, 2 * OPENING)).startsWith(opening));
    const whole =
      start < 0
        ? null
        : plainTranscript(lines.slice(start).filter(({ text }) => !PROMPT.test(foldText(text.slice(0, 100)))));
    if (whole !== null && whole.complete && lengthOf(whole) > lengthOf(shown)) return whole;
  }
  return shown;
}

const HIDING = /(?:^|[\s_-])(?:modal|popin|popup|collapse|complet|complete|full-?text|integral\w*)(?:$|[\s_-])/i;

function lengthOf({ paragraphs }: NoticeTranscript): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function labelOf(text: string): string {
  return foldText(text).replace(/\s*:$/, '');
}

function endsTranscript({ text, level }: MarkupLine, titleLevel: number): boolean {
  if (level > 0 && (titleLevel === 0 || level <= titleLevel)) return true;
  if (INLINE.has(foldText(/^([^:]{2,40}):/.exec(text)?.[1] ?? ''))) return true;
  if (text.length > 100) return READ_MORE.test(foldText(text.slice(0, 60)));
  const label = labelOf(text);
  return (
    READ_MORE.test(label) || (LABELS.has(label) && !TRANSCRIPT.test(label)) || label.startsWith('document 1 document 2')
  );
}

const TIME = String.raw`\d{1,3}['’′]\d{2}(?:["”″]|''|’’)?|\d{1,3}(?::\d{2}){1,2}`;
const TIME_LAST = new RegExp(String.raw`^(?:[-•]\s*)?(\S.{0,300}?)\s*[([]?(${TIME})[)\]]?$`, 'u');
const TIME_FIRST = new RegExp(String.raw`^(?:[-•]\s*)?[([]?(${TIME})[)\]]?\s*[-–—:]?\s*(\S.{0,300})$`, 'u');

/** Whether a line begins with the label of a section. */
export function isLabelled(text: string): boolean {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(':');
  if (colon < 0 && text.length > LONGEST_LABEL) return false;
  return LABELS.has(labelOf(colon < 0 ? text : text.slice(0, colon)));
}

/** Chapters from lines with a time before or behind their title: `Label03'14"`, `00:12:05 Label`. */
export function chaptersOfLines(lines: readonly string[]): Notice['chapters'] {
  return lines.flatMap((line) => {
    if (line.length > 400) return [];
    const first = TIME_FIRST.exec(line);
    const [time = '', title = ''] =
      first === null ? (TIME_LAST.exec(line)?.slice(1).toReversed() ?? []) : first.slice(1);
    const startMs = parseDurationText(time);
    return startMs === null || title === '' ? [] : [{ startMs, title }];
  });
}

/** Chapters as uploaders write them into a description: three lines or more that begin with a time, the first with 0. */
export function chaptersOfDescription(text: string): Notice['chapters'] {
  const lines = text.split('\n').filter((line) => TIME_FIRST.test(line.slice(0, 400)));
  const chapters = chaptersOfLines(lines);
  const rises = chapters.every(({ startMs }, index) => index === 0 || startMs > chapters[index - 1]!.startMs);
  return chapters.length >= 3 && chapters[0]!.startMs === 0 && rises ? chapters : [];
}

/** The lines of an element that belong to the page's own content. */
export function contentLines(element: MarkupElement): MarkupLine[] {
  return markupLines(element, isBeside);
}
