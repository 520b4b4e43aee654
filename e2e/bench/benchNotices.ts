import { parse } from 'parse5';
import { readHtmlNotices } from '../../src/domain/notices/readHtmlNotices.ts';
import { readTextPage } from '../../src/domain/notices/textPage.ts';
import { decodeText } from '../../src/library/files/decodeText.ts';
import { parseHtml } from '../../src/library/notices/parseHtml.ts';
import { hostilePages } from '../../src/library/notices/samples/hostilePages.ts';
import { prose } from './generateNotices.ts';
import { print, spread } from './figures.ts';

const SECONDS = 4;
const PAGE_BYTES = 100_000;
const TEXT_BYTES = 5_000;

/** Prints how many pages of notices are read a second, from bytes to the notice, on one core. */
export async function benchNotices(): Promise<void> {
  const pages = { 'portal page': portalPage(), 'page with JSON-LD': jsonLdPage() };
  for (const [what, page] of Object.entries(pages)) {
    const bytes = Buffer.from(page);
    const size = `${what}, ${Math.round(bytes.length / 1_000)} kB of HTML`;
    print(
      `${size}: bytes to notice`,
      rate(() => readPage(bytes)),
      '>= 100/s',
    );
    print(
      `${size}: parse5 alone`,
      rate(() => parse(page)),
      '',
    );
  }
  benchHostile();
  const text = Buffer.from(textPage());
  print(
    `text page, ${Math.round(text.length / 1_000)} kB: bytes to notice`,
    rate(() => readText(text)),
    '>= 100/s',
  );
}

function benchHostile(): void {
  const pages = Object.entries(hostilePages(1));
  const times = pages.map(([, page]) => {
    const before = process.threadCpuUsage();
    const parsed = parseHtml(page);
    if (parsed.ok) readHtmlNotices(parsed.root);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  const slowest = pages[times.indexOf(Math.max(...times))]![0];
  print(`${pages.length} hostile pages (p50 / p95 / max)`, `${spread(times)} ms`, '<= 1000 ms');
  print('the slowest of them', slowest.slice(0, 26), '');
}

function readPage(bytes: Uint8Array): void {
  const parsed = parseHtml(decodeText(bytes).text);
  const reading = parsed.ok ? readHtmlNotices(parsed.root) : parsed;
  if (!reading.ok) throw new Error(`refused: ${reading.reason}`);
}

function readText(bytes: Uint8Array): void {
  if (!readTextPage(decodeText(bytes).text).ok) throw new Error('no notice');
}

/** How often a second something is done, once it is warm. CPU time of this thread: other programs do not count. */
function rate(work: () => unknown): string {
  for (let round = 0; round < 20; round++) work();
  const before = process.threadCpuUsage();
  const end = performance.now() + SECONDS * 1_000;
  let rounds = 0;
  for (; performance.now() < end; rounds++) work();
  const { user, system } = process.threadCpuUsage(before);
  return `${((rounds * 1_000_000) / (user + system)).toFixed(0)}/s`;
}

/** A page of the portal with a transcript of a few thousand words and as many cards as make up its size. */
function portalPage(): string {
  let cards = '';
  for (let index = 0; cards.length < 0.6 * PAGE_BYTES; index++) cards += card(index);
  const transcript = Array.from({ length: 25 }, (_, index) => `<p>${prose(160, index)}</p>`).join('\n');
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Les marées de la Manche | Canal U</title>
<link rel="canonical" href="https://www.canal-u.tv/chaines/exemple/les-marees"></head><body><main role="main">
<article class="node node--type-page-media node--view-mode-full" data-history-node-id="204512">
<div class="field-citation-ressource"><div class="field__label">Citer cette ressource :</div><div class="field__item">Anaëlle Kerjean. Exemple. (2023, 14 mars). Les marées de la Manche. [Vidéo]. Canal-U. https://doi.org/10.60527/abcd-1234. (Consultée le 2 juin 2026)</div></div>
<h2>Retranscription</h2><div>${transcript}</div><h1>Les marées de la Manche</h1>
<h2>Descriptif</h2><div class="field field--name-field-description"><p>Anaëlle Kerjean, ingénieure de recherche à l’Ifremer, explique. ${prose(80, 3)}</p></div>
<section><h2>Sur le même thème</h2>${cards}</section></article></main></body></html>`;
}

function card(index: number): string {
  return `<article class="node node--type-page-media node--view-mode-teaser"><div class="wrapper-image"><a href="/chaines/exemple/video-${index}">
<img loading="lazy" src="/sites/default/files/styles/vignette/public/${index}.jpg?itok=abc" alt="" width="400" height="300"></a></div>
<div class="wrapper-content"><h3><a href="/chaines/exemple/video-${index}">Séance ${index} &amp; ses suites</a></h3>
<div class="wrapper-intervenants"><p class="wrapper-intervenant"><span>Lefèvre</span><span>Anne</span></p></div>
<div class="field field--name-field-chapeau"><p>${prose(25, index)}</p></div></div></article>\n`;
}

/** A page of another site: JSON-LD in its head, and menus and paragraphs that make up its size. */
function jsonLdPage(): string {
  const talk = {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    name: 'Reading Old Maps',
    description: prose(80, 5),
    author: { '@type': 'Person', name: 'Zoé Marchand' },
    duration: 'PT1H2M3S',
    uploadDate: '2021-04-02',
    contentUrl: 'https://media.example.org/old-maps.mp4',
  };
  let body = '';
  for (let index = 0; body.length < PAGE_BYTES; index++) {
    body += `<li class="menu__item menu__item--level-${index % 3}"><a class="link" href="/a/${index}" data-index="${index}"><span>Entrée ${index}</span></a></li>`;
    if (index % 5 === 0) body += `</ul><p class="text">${prose(40, index)}</p><ul class="menu">`;
  }
  return `<!doctype html><html lang="en"><head><title>Reading Old Maps</title><script type="application/ld+json">${JSON.stringify(talk)}</script>
</head><body><main><h1>Reading Old Maps</h1><ul class="menu">${body}</ul></main></body></html>`;
}

function textPage(): string {
  return [
    'Notice',
    'Retranscription',
    prose(Math.round(TEXT_BYTES / 7), 1),
    "Lire l'intégralitéLes marées de la Manche",
    '- document 1 document 2 document 3',
    '- niveau 1 niveau 2 niveau 3',
    'Descriptif',
    `Anaëlle Kerjean, ingénieure de recherche à l’Ifremer, explique. ${prose(60, 2)}`,
  ].join('\n');
}
