import type { MarkupElement } from './markup.ts';
import { MarkupPage } from './markupPage.ts';
import { isPortalPage, readPortalPage } from './portalHtml.ts';
import type { SourceReading } from './sourceReading.ts';
import { readWebPage } from './webPage.ts';

/**
 * Reads the talk of a page that was saved as HTML: of the portal, or of any other site. Values are plain text: nothing
 * of a page is markup afterwards, and nothing it names is fetched. Any tree gives a reading or a refusal.
 */
export function readHtmlNotices(root: MarkupElement): SourceReading {
  const page = new MarkupPage(root);
  const isPortal = isPortalPage(page);
  const read = isPortal ? readPortalPage(page) : readWebPage(page);
  if ('reason' in read) return { ok: false, ...read };
  const format = isPortal ? 'portalHtml' : 'webPage';
  return { ok: true, format, notices: [read], deleted: [], problems: [], resumptionToken: null };
}
