import { expect, it } from 'vitest';
import { odtBlocks } from './odtBlocks.ts';
import { parseXml } from './parseXml.ts';

it('gives what stands in a box a block of its own, behind the paragraph it is tied to', () => {
  const boxed = '<draw:frame><draw:text-box><text:p>Figure 1</text:p></draw:text-box></draw:frame>';
  const parsed = parseXml(
    `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d"><office:body><office:text>` +
      `<text:h text:outline-level="1">${boxed}Les abeilles</text:h><text:p>Bonjour.</text:p>` +
      `</office:text></office:body></office:document-content>`,
  );
  if (!parsed.ok) throw new Error(parsed.reason);
  const blocks = odtBlocks(parsed.root);
  if (!blocks.ok) throw new Error(blocks.reason);
  expect(blocks.value.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'heading Les abeilles',
    'paragraph Figure 1',
    'paragraph Bonjour.',
  ]);
});
