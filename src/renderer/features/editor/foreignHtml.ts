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

const BLANK_LINE = /(?:<br\b[^>]*>\s*){2,}/gi;

/**
 * HTML of another program with nothing but its text: without what is hidden, deleted or drawn, without paragraphs that
 * say nothing; what stands between two line breaks, and each line of preformatted text, is a paragraph. The schema of
 * the editor does the rest.
 */
export function cleanForeignHtml(html: string): string {
  const page = new DOMParser().parseFromString(withLines(html), 'text/html');
  for (const element of page.querySelectorAll(NO_TEXT)) element.remove();
  for (const element of page.querySelectorAll('pre br')) element.replaceWith('\n');
  for (const element of page.querySelectorAll('pre')) element.replaceWith(...linesOf(page, element.textContent));
  // Out of its table, as what is no cell would be moved before it.
  for (const table of page.querySelectorAll('table')) {
    table.replaceWith(...Array.from(table.querySelectorAll('caption, td, th'), (cell) => groupOf(page, cell)));
  }
  for (const element of page.querySelectorAll(AROUND)) {
    if (element.querySelector(BLOCKS) === null) continue;
    element.replaceWith(groupOf(page, element));
  }
  for (const element of page.querySelectorAll(`${AROUND}, p, h1, h2, h3, h4, h5, h6`)) {
    if (element.textContent.trim() === '') element.remove();
  }
  return page.body.innerHTML;
}

/** Two line breaks begin a paragraph; in preformatted text each does, later. */
function withLines(html: string): string {
  const parts = html.split(/(<pre\b[\s\S]*?<\/pre>)/i);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replaceAll(BLANK_LINE, '</p><p>'))).join('');
}

function groupOf(page: Document, element: Element): HTMLElement {
  const group = page.createElement('div');
  group.append(...element.childNodes);
  return group;
}

function linesOf(page: Document, text: string): HTMLElement[] {
  return text.split(/[\r\n]+/u).map((line) => {
    const paragraph = page.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
}
