import { expect, it } from 'vitest';
import { odtBlocks } from './odtBlocks.ts';
import { parseXml } from './parseXml.ts';

/** The blocks of a document with this body, as their kind and text. */
function blocksOf(body: string): string[] {
  const spaces = 'xmlns:office="o" xmlns:text="t" xmlns:draw="d"';
  const text = `<office:body><office:text>${body}</office:text></office:body>`;
  const parsed = parseXml(`<office:document-content ${spaces}>${text}</office:document-content>`);
  if (!parsed.ok) throw new Error(parsed.reason);
  const blocks = odtBlocks(parsed.root);
  if (!blocks.ok) throw new Error(blocks.reason);
  return blocks.value.map((block) => `${block.kind} ${block.text}`);
}

it('leaves out what stands in a box of a note, as all of the note', () => {
  const boxed = '<draw:frame><draw:text-box><text:p>Figure 1</text:p></draw:text-box></draw:frame>';
  const note = `<text:note><text:note-body><text:p>Voir. ${boxed}</text:p></text:note-body></text:note>`;
  expect(blocksOf(`<text:p>Bonjour.${note}</text:p>`)).toEqual(['paragraph Bonjour.']);
});

it('gives what stands in a box a block of its own, behind the paragraph it is tied to', () => {
  const boxed = '<draw:frame><draw:text-box><text:p>Figure 1</text:p></draw:text-box></draw:frame>';
  const body = `<text:h text:outline-level="1">${boxed}Les abeilles</text:h><text:p>Bonjour.</text:p>`;
  expect(blocksOf(body)).toEqual(['heading Les abeilles', 'paragraph Figure 1', 'paragraph Bonjour.']);
});
