import { describe, expect, it } from 'vitest';
import { textOfHtml } from './textOfHtml.ts';

describe('textOfHtml', () => {
  it.each([
    ['Lire <La Mer> et <Dune>', 'Lire <La Mer> et <Dune>'],
    ['Lire &lt;La Mer&gt;', 'Lire <La Mer>'],
    ['Le <em>vent</em> se <strong class="x">lève</strong>', 'Le vent se lève'],
    ['&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;', 'Un\n\nDeux'],
    ['Un<script>alert(1)</script> mot<!-- non -->', 'Un mot'],
  ])('of %j is %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});
