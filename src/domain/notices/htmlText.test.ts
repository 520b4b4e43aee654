import { processorMs } from '../../../build/processorMs.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from './htmlText.ts';

describe('htmlText', () => {
  it.each([
    ['Un texte, 1 < 2 & 3 > 2.', 'Un texte, 1 < 2 & 3 > 2.'],
    ['ligne\r\nligne', 'ligne\nligne'],
    ['<p>Un <b>mot</b>.</p>\n<p>Deux&nbsp;&eacute;t&#233;s&#x2019;.</p>', 'Un mot.\n\nDeux\u00A0étés’.'],
    ['a<br/>b<BR>c', 'a\nb\nc'],
    ['<ul><li>un</li><li>deux</li></ul>', 'un\ndeux'],
    ['x<!-- <p>caché</p> -->y<script>if (a<b) alert()</script><style>p{}</style>z', 'xyz'],
    ['<img src=x onerror="alert(1)">&lt;b&gt;', '<b>'],
    ['&inconnue; &#0; &#xD800; &constructor;', '&inconnue; &#0; &#xD800; &constructor;'],
    ['<p', '<p'],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it('keeps a plain text', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '>', '"', "'") });
    fc.assert(
      fc.property(plain, (text) => {
        expect(htmlText(text)).toBe(text.trim().replaceAll(/ +/g, ' '));
      }),
    );
  });

  it.each(['<', '<!--', '<script', '<a ', '&', '&#', '</style', '<p>', '\n', ' '])('is linear in %j', (piece) => {
    expect(processorMs(() => htmlText(piece.repeat(1_000_000 / piece.length)))).toBeLessThan(2_000);
  });

  it('keeps what stands in angle brackets and is no element', () => {
    expect(htmlText('Lire <La Mer> et <em>Dune</em>')).toBe('Lire <La Mer> et Dune');
  });
});
