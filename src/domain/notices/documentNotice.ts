import { quote } from '../formats/parsed.ts';
import { foldText } from './foldText.ts';
import type { DocumentBlock, DocumentProperties } from './documentBlock.ts';
import { readDocumentHead, type DocumentHead } from './documentHead.ts';
import type { Notice } from './notice.ts';
import { plainTranscript } from './plainTranscript.ts';
import type { Finding, Leftover, ReadNotice, SourceReading } from './sourceReading.ts';
import { proposeMapping } from './tableMapping.ts';
import { readTableNotices } from './tableNotices.ts';

/**
 * Reads the talk of a document with a transcript: the title from its heading, its style or the properties, labelled
 * lines and the rows of a table at the top as fields, as columns of a table are read, and what follows a heading
 * `Transcription`, or all the rest, as the transcript. Headings in it open chapters.
 *
 * Who made the file, and when, says nothing of the talk: it is left over. Refused as `titleMissing` and
 * `nothingUsable`.
 */
export function readDocumentNotice(blocks: readonly DocumentBlock[], properties: DocumentProperties): SourceReading {
  const head = readDocumentHead(blocks);
  const title = titleOf(head, blocks, properties);
  if (title === null) return { ok: false, reason: 'titleMissing', detail: quote(blocks[0]?.text ?? '') };
  const read = fieldsOf(head, title);
  const body = blocks.slice(head.bodyStart).filter((block) => block !== title.block);
  const transcript = plainTranscript(
    body.map(({ text, level }) => ({ text, level })),
    read.notice.speakers,
  );
  const notice = { ...read.notice, transcript: transcript ?? read.notice.transcript };
  if (!isUsable(notice)) return { ok: false, reason: 'nothingUsable', detail: quote(title.text) };
  const findings = [...read.findings];
  if (transcript !== null && !findings.some(({ field }) => field === 'transcript')) {
    const sureness = head.hasTranscriptHeading ? 'stated' : 'inferred';
    findings.push({ field: 'transcript', rule: 'documentText', sureness, line: body[0]!.number });
  }
  const leftovers = [...read.leftovers, ...leftoversOf(head, title), ...propertyLeftovers(properties)];
  const one = { notice, findings, leftovers, problems: read.problems };
  return { ok: true, format: 'document', notices: [one], deleted: [], problems: [], resumptionToken: null };
}

function isUsable(notice: Notice): boolean {
  const { transcript, abstract, speakers, identifiers } = notice;
  return transcript !== null || abstract !== null || speakers.length > 0 || identifiers.length > 0;
}

interface FoundTitle {
  readonly text: string;
  /** The block it stands in, which is no text of the transcript then; `null` for a label's or a property's. */
  readonly block: DocumentBlock | null;
  readonly finding: Pick<Finding, 'rule' | 'sureness'>;
}

const LONGEST_TITLE = 300;
/** What word processors put in by themselves. */
const NO_TITLE =
  /^(?:microsoft word|document\s?\d*$|sans titre|untitled|titre$|title$|présentation powerpoint|.{0,200}\.(?:docx?|odt|rtf|txt)$)/iu;

function titleOf(
  head: DocumentHead,
  blocks: readonly DocumentBlock[],
  { title: property }: DocumentProperties,
): FoundTitle | null {
  const labelled = head.pairs.find(({ field }) => field === 'title');
  if (labelled !== undefined) {
    return { text: labelled.value, block: null, finding: { rule: 'label', sureness: 'stated' } };
  }
  return titleInBlocks(head, blocks) ?? titleOfProperty(blocks, property) ?? titleInOpening(head, blocks);
}

const canBeTitle = (text: string): boolean => text.length <= LONGEST_TITLE && !NO_TITLE.test(text);

function titleInBlocks(head: DocumentHead, blocks: readonly DocumentBlock[]): FoundTitle | null {
  const styled = blocks.find(({ kind, text }) => kind === 'title' && canBeTitle(text));
  if (styled !== undefined) return foundIn(styled, 'documentTitle', 'stated');
  const heading = blocks
    .slice(0, head.headingReach)
    .find((block) => block.kind === 'heading' && canBeTitle(block.text) && !head.labels.has(block));
  return heading === undefined ? null : foundIn(heading, 'documentHeading', 'inferred');
}

function titleOfProperty(blocks: readonly DocumentBlock[], title: string | null): FoundTitle | null {
  if (title === null || !canBeTitle(title)) return null;
  // A line that says the same is the title, and no text.
  const same = blocks.slice(0, 20).find(({ text }) => foldText(text) === foldText(title)) ?? null;
  return { text: title, block: same, finding: { rule: 'documentProperty', sureness: 'inferred' } };
}

function titleInOpening(head: DocumentHead, blocks: readonly DocumentBlock[]): FoundTitle | null {
  const opening = head.unlabelled[0] ?? blocks[head.bodyStart];
  const isShort = opening !== undefined && opening.text.length <= 150 && !/[.;,:…]$/u.test(opening.text);
  return isShort && blocks.length > 1 ? foundIn(opening, 'firstLine', 'guessed') : null;
}

function foundIn(block: DocumentBlock, rule: string, sureness: Finding['sureness']): FoundTitle {
  return { text: block.text, block, finding: { rule, sureness } };
}

/** The labelled fields, read as the one row of a table whose columns are the labels. */
function fieldsOf(head: DocumentHead, title: FoundTitle): ReadNotice {
  const others = head.pairs.filter(({ field }) => field !== 'title');
  const header = ['Titre', ...others.map(({ label }) => label)];
  const row = { cells: [title.text, ...others.map(({ value }) => value)], line: title.block?.number ?? 0 };
  const mapping = proposeMapping(header, [row]).map((column, index) => {
    // A label that says the same as one before it adds to it, or is left over; it is never asked about.
    return index === 0 ? ({ field: 'title', sureness: 'stated' } as const) : column;
  });
  const reading = readTableNotices({ header, rows: [row], problems: [] }, mapping);
  // There is a row, and it has a title.
  if (!reading.ok) throw new RangeError(reading.reason);
  const read = reading.notices[0]!;
  const lineOf = (field: Finding['field']): number => others.find((pair) => pair.noticeField === field)?.line ?? 0;
  const findings = read.findings.map((finding): Finding => {
    if (finding.field === 'title') return { ...finding, ...title.finding, line: lineOfTitle(head, title) };
    return { ...finding, rule: finding.rule === 'column' ? 'label' : finding.rule, line: lineOf(finding.field) };
  });
  return { ...read, findings };
}

function lineOfTitle(head: DocumentHead, { block }: FoundTitle): number {
  return block?.number ?? head.pairs.find(({ field }) => field === 'title')?.line ?? 0;
}

function leftoversOf(head: DocumentHead, title: FoundTitle): Leftover[] {
  return head.unlabelled
    .filter((block) => block !== title.block && foldText(block.text) !== foldText(title.text))
    .map(({ text, number }) => ({ line: number, text }));
}

function propertyLeftovers({ creator, created, keywords }: DocumentProperties): Leftover[] {
  const said = Object.entries({ creator, created, keywords });
  return said.flatMap(([name, value]) => (value === null ? [] : [{ line: 0, text: `${name} : ${value}` }]));
}
