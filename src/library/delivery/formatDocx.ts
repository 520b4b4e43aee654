import type { ParagraphChild } from 'docx';
import { timeAddress, type ReadingText } from '../../domain/delivery/formatReading.ts';
import type { ReadingBlock } from '../../domain/delivery/readingBlocks.ts';
import { formatClock } from '../../domain/time/timecode.ts';

/** XML has no place for most controls, nor for halves of characters. */
const NO_XML = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;

/**
 * Writes a DOCX for reading: headings that Word's outline shows, speakers in bold where they begin, and times, which
 * lead to the place in the recording where the talk has an address.
 */
export async function formatDocx({ title, speakers, language, address, blocks }: ReadingText): Promise<Uint8Array> {
  // Loaded when first needed: a window opens sooner without it.
  const docx = await import('docx');
  const { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } = docx;
  const run = (text: string, style: { italics?: boolean; bold?: boolean; size?: number; color?: string } = {}) =>
    text.split('\n').map((line, index) => {
      return new TextRun({ text: line.replaceAll(NO_XML, '\uFFFD'), ...(index === 0 ? {} : { break: 1 }), ...style });
    });
  const time = (startMs: number): ParagraphChild[] => {
    const children = run(formatClock(startMs), { size: 16, color: '767676' });
    if (address === null) return children;
    return [new ExternalHyperlink({ children, link: timeAddress(address, startMs) })];
  };
  const paragraphOf = ({ kind, startMs, speaker, runs }: ReadingBlock) => {
    const text = runs.flatMap((piece) => run(piece.text, piece.isItalic ? { italics: true } : {}));
    if (kind === 'heading') {
      const children = [...text, ...run(' '), ...time(startMs)];
      return new Paragraph({ heading: HeadingLevel.HEADING_2, children });
    }
    const name = speaker === null ? [] : run(`${speaker}\u00A0: `, { bold: true });
    const children = [...time(startMs), ...run(' '), ...name, ...text];
    return new Paragraph({ spacing: { after: 160 }, children });
  };
  const head = [
    ...(title === '' ? [] : [new Paragraph({ heading: HeadingLevel.TITLE, children: run(title) })]),
    ...(speakers.length === 0 ? [] : [new Paragraph({ children: run(speakers.join(', '), { italics: true }) })]),
  ];
  const document = new Document({
    title: title.replaceAll(NO_XML, '\uFFFD'),
    creator: 'Lutrin',
    styles: { default: { document: { run: language === null ? {} : { language: { value: language } } } } },
    sections: [{ children: [...head, ...blocks.map(paragraphOf)] }],
  });
  return Packer.toBuffer(document);
}
