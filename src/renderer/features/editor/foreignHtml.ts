/**
 * What is no text: programs, styles and drawings; what is hidden; and what Word and Wikipedia write for bullets,
 * deletions, comments and signs of notes.
 */
const NO_TEXT =
  'script, style, template, noscript, iframe, object, svg, math, title, del, [hidden], ' +
  '[style*="display:none" i], [style*="display: none" i], [style*="mso-list:Ignore" i], ' +
  '[style*="mso-element:footnote-list" i], [style*="mso-element:comment-list" i], ' +
  '.MsoFootnoteReference, .MsoEndnoteReference, .MsoCommentReference, sup.reference';

/** What may stand around paragraphs, and is one itself where it has none. */
const AROUND = 'td, th, li, blockquote, dt, dd';
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, ul, ol, dl, table, div';

/**
 * HTML of another program with nothing but its text: without what is hidden, deleted or drawn, without paragraphs that
 * say nothing; what stands between two line breaks, and each line of preformatted text, is a paragraph. The schema of
 * the editor does the rest.
 */
export function cleanForeignHtml(html: string): string {
  const page = new DOMParser().parseFromString(html.replaceAll(/(?:<br\b[^>]*>\s*){2,}/gi, '</p><p>'), 'text/html');
  for (const element of page.querySelectorAll(NO_TEXT)) element.remove();
  for (const element of page.querySelectorAll('pre')) element.replaceWith(...linesOf(page, element.textContent));
  for (const element of page.querySelectorAll(AROUND)) {
    if (element.querySelector(BLOCKS) === null) continue;
    const group = page.createElement('div');
    group.append(...element.childNodes);
    element.replaceWith(group);
  }
  for (const element of page.querySelectorAll(`${AROUND}, p, h1, h2, h3, h4, h5, h6`)) {
    if (element.textContent.trim() === '') element.remove();
  }
  return page.body.innerHTML;
}

function linesOf(page: Document, text: string): HTMLElement[] {
  return text.split(/[\r\n]+/u).map((line) => {
    const paragraph = page.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
}
