import { zipOf } from './zipFile.suite.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A paragraph for `docxOf` and `odtOf`: text, with its style, or the cells of a row. */
export type Written = string | readonly [style: string, text: string] | { readonly cells: readonly string[] };

/** What both kinds of document say of themselves. */
interface Properties {
  readonly title?: string;
  readonly creator?: string;
  readonly created?: string;
}

/** A document as Word writes it; styles are `Title`, `Heading 1`…; `|` in a text breaks the line. */
export function docxOf(body: readonly Written[], { title = '', creator = '', created = '' }: Properties = {}): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'docProps/core.xml',
      content: `${HEAD}<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>${title}</dc:title><dc:creator>${creator}</dc:creator><dcterms:created>${created}</dcterms:created></cp:coreProperties>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'word/styles.xml',
      content: `${HEAD}<w:styles xmlns:w="${WORD}">${['Title', 'Subtitle', 'heading 1', 'heading 2']
        .map((name, index) => `<w:style w:type="paragraph" w:styleId="S${index}"><w:name w:val="${name}"/></w:style>`)
        .join('')}</w:styles>`,
    },
    {
      name: 'word/document.xml',
      content: `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${body.map(docxBlock).join('')}</w:body></w:document>`,
    },
  ]);
}

const STYLE_IDS: Readonly<Record<string, string>> = {
  Title: 'S0',
  Subtitle: 'S1',
  'Heading 1': 'S2',
  'Heading 2': 'S3',
};

function docxBlock(written: Written): string {
  if (typeof written === 'string') return docxParagraph(written, '');
  if ('cells' in written) {
    const cells = written.cells.map((cell) => `<w:tc>${docxParagraph(cell, '')}</w:tc>`);
    return `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`;
  }
  return docxParagraph(written[1], `<w:pPr><w:pStyle w:val="${STYLE_IDS[written[0]] ?? written[0]}"/></w:pPr>`);
}

function docxParagraph(text: string, properties: string): string {
  const runs = text
    .split('|')
    .map(
      (line) => `<w:r><w:t xml:space="preserve">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`,
    );
  const deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>effacé</w:delText></w:r></w:del>';
  return `<w:p>${properties}${runs.join('<w:r><w:br/></w:r>')}${deleted}</w:p>`;
}

/** A document as LibreOffice writes it: automatic styles made of the named ones. */
export function odtOf(body: readonly Written[], { title = '', creator = '', created = '' }: Properties = {}): Buffer {
  const namespaces = ['office', 'style', 'text', 'table', 'meta', 'dc']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ');
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      content: `${HEAD}<office:document-content ${namespaces}><office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><style:style style:name="P2" style:family="paragraph" style:parent-style-name="Subtitle"/></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>effacé</text:p></text:deletion></text:changed-region></text:tracked-changes>${body.map(odtBlock).join('')}</office:text></office:body></office:document-content>`,
    },
    {
      name: 'meta.xml',
      content: `${HEAD}<office:document-meta ${namespaces}><office:meta><dc:title>${title}</dc:title><meta:initial-creator>${creator}</meta:initial-creator><meta:creation-date>${created}</meta:creation-date></office:meta></office:document-meta>`,
    },
  ]);
}

function odtBlock(written: Written): string {
  if (typeof written === 'string') return odtParagraph('text:p', written);
  if ('cells' in written) {
    const cells = written.cells.map((cell) => `<table:table-cell>${odtParagraph('text:p', cell)}</table:table-cell>`);
    return `<table:table><table:table-row>${cells.join('')}</table:table-row></table:table>`;
  }
  const [style, text] = written;
  if (style.startsWith('Heading')) return odtParagraph(`text:h text:outline-level="${style.slice(-1)}"`, text);
  return odtParagraph(`text:p text:style-name="${style === 'Title' ? 'P1' : 'P2'}"`, text);
}

function odtParagraph(opening: string, text: string): string {
  const inside = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('  ', ' <text:s/>')
    .replaceAll('|', '<text:line-break/>');
  return `<${opening}><text:span>${inside}</text:span><office:annotation><text:p>remarque</text:p></office:annotation></${opening.split(' ')[0]}>`;
}
