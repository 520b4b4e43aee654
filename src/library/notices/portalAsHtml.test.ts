import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHtmlNotices } from '../../domain/notices/readHtmlNotices.ts';
import { readTextPage } from '../../domain/notices/textPage.ts';
import { parseHtml } from './parseHtml.ts';

const sample = readFileSync(resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt'), 'utf8');
const sampleReading = readTextPage(sample);
const asText = sampleReading.ok ? sampleReading.notices[0]!.notice : null;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The sample as the portal's templates may have held it: the names of the cards in elements of their own. */
function asHtml(names: (family: string, given: string) => string): string {
  const transcript = asText!.transcript!.paragraphs.map(({ text }) => `<p>${escaped(text)}</p>`).join('\n');
  const cards = asText!.related.map(({ title, speakers, abstract, raw }) => {
    const people = raw.includes(`${speakers[0]?.family}${speakers[0]?.given}`)
      ? speakers.map(({ family, given }) => `<p class="wrapper-intervenant">${names(family, given)}</p>`)
      : [];
    return `<article class="node--type-page-media node--view-mode-teaser"><div class="wrapper-content">
      <h3><a href="/x">${escaped(title)}</a></h3><div class="wrapper-intervenants">${people.join('')}</div>
      <div class="field--name-field-chapeau"><p>${escaped(abstract ?? '')}</p></div></div></article>`;
  });
  return `<html lang="fr"><body><main><article class="node--view-mode-full node--type-page-media">
    <h2>Notice</h2><h2>Retranscription</h2><div>${transcript}</div><a href="#" class="more">Lire l'intégralité</a>
    <h1>${escaped(asText!.title)}</h1>
    <ul><li aria-label="Documentation"><span class="document">document 1</span></li></ul>
    <h2>Descriptif</h2><div class="field--name-field-description"><p>${escaped(asText!.abstract!)}</p></div>
    <h2>Sur le même thème</h2>${cards.join('\n')}</article></main></body></html>`;
}

function read(html: string) {
  const parsed = parseHtml(html);
  if (!parsed.ok) throw new Error(parsed.reason);
  const reading = readHtmlNotices(parsed.root);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.notices[0]!.notice;
}

describe('a page of the portal as HTML', () => {
  it('gives what its text gives', () => {
    const notice = read(asHtml((family, given) => family + given));
    expect({ ...notice, related: [], language: null }).toEqual({ ...asText, related: [] });
    const essence = (related: NonNullable<typeof asText>['related']) =>
      related.map(({ title, titleTruncated, speakers, abstract, abstractTruncated }) => {
        const names = speakers.map(({ given, family }) => `${family}, ${given}`);
        return { title, titleTruncated, names, abstract, abstractTruncated };
      });
    expect(essence(notice.related)).toEqual(essence(asText!.related));
  });

  it('knows the names of cards better where they stand in two elements', () => {
    const { related } = read(asHtml((family, given) => `<span>${family}</span><span>${given}</span>`));
    expect(related.slice(0, 11).flatMap(({ speakers }) => speakers.map(({ certainty }) => certainty))).toEqual(
      Array.from({ length: 11 }, () => 'stated'),
    );
  });

  it('takes a transcript whole where a dialog holds it', () => {
    const whole = `${asText!.transcript!.paragraphs[0]!.text.slice(0, -1)} d'autres secteurs.`;
    const page = asHtml((family, given) => family + given);
    const { transcript } = read(
      page.replace('</main>', `<div class="modal fade" role="dialog"><p>${escaped(whole)}</p></div></main>`),
    );
    expect(transcript).toMatchObject({ complete: true, paragraphs: [{ text: whole }] });
  });
});
