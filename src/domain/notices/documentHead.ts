import type { DocumentBlock } from './documentBlock.ts';
import type { Notice } from './notice.ts';
import { identifiersIn } from './identifiers.ts';
import { fieldOfName, isBareName, type TableField } from './tableFields.ts';

/** A label with its value, as `Durée : 46 min`, a row of two cells, or a heading with what stands below it. */
interface LabelledValue {
  readonly label: string;
  readonly value: string;
  readonly field: TableField;
  readonly noticeField: keyof Notice;
  readonly line: number;
}

/** The top of a document: what is said of the talk before its text begins. */
export interface DocumentHead {
  readonly pairs: readonly LabelledValue[];
  /** Blocks of the head without a label that is known. */
  readonly unlabelled: readonly DocumentBlock[];
  /** Headings that are labels. */
  readonly labels: ReadonlySet<DocumentBlock>;
  /** Where the text begins, as an index; behind the last block when there is none. */
  readonly bodyStart: number;
  /** How far a heading may be the title, as an index: to the beginning of the text, or its first block. */
  readonly headingReach: number;
  readonly hasTranscriptHeading: boolean;
}

/** How many blocks the head can be, and how many in a row without a label end it where no heading does. */
const HEAD_REACH = 200;
const MOST_UNLABELLED = 6;
const LONGEST_LABEL = 60;
const LONGEST_VALUE = 400;
const SPEAKER_PARTS: ReadonlySet<TableField> = new Set(['speakers', 'given', 'family', 'affiliation', 'role']);
/** Fields whose values are names, so no sentences. */
const NO_SENTENCES: ReadonlySet<TableField> = new Set([
  ...SPEAKER_PARTS,
  'levels',
  'place',
  'kind',
  'publisher',
  'collection',
]);
/** Fields whose values are prose, and may go over several paragraphs. */
const PROSE: ReadonlySet<TableField> = new Set(['abstract', 'rights', 'keywords', 'documents', 'speakers']);

/** Reads the top of a document. */
export function readDocumentHead(blocks: readonly DocumentBlock[]): DocumentHead {
  const heading = blocks.slice(0, HEAD_REACH).findIndex(isTranscriptHeading);
  const reader = new HeadReader(blocks, heading < 0 ? null : heading);
  return reader.read();
}

function isTranscriptHeading({ kind, text }: DocumentBlock): boolean {
  if (kind === 'row' || text.length > LONGEST_LABEL) return false;
  const name = fieldOfName(text.replace(/\s*:\s*$/u, ''));
  // `Texte` and the like are a label for a heading only.
  const isPlain = kind === 'paragraph' && !/transcri|verbatim/iu.test(text);
  return name?.field === 'transcript' && !isPlain;
}

class HeadReader {
  readonly #blocks: readonly DocumentBlock[];
  /** Where `Transcription` stands; `null` when it does not. */
  readonly #heading: number | null;
  readonly #pairs: LabelledValue[] = [];
  readonly #labels = new Set<DocumentBlock>();
  #unlabelled: DocumentBlock[] = [];
  /** Behind the last block that a label claims. */
  #end = 0;

  constructor(blocks: readonly DocumentBlock[], heading: number | null) {
    this.#blocks = blocks;
    this.#heading = heading;
  }

  read(): DocumentHead {
    const reach = this.#heading ?? Math.min(this.#blocks.length, HEAD_REACH);
    let index = 0;
    while (index < reach && !this.#isOver(index)) index = this.#readAt(index, reach);
    const bodyStart = this.#heading === null ? this.#end : this.#heading + 1;
    return {
      pairs: this.#pairs,
      unlabelled: this.#unlabelled.filter(({ number }) => number <= (this.#blocks[bodyStart - 1]?.number ?? 0)),
      labels: this.#labels,
      bodyStart,
      headingReach: this.#heading ?? bodyStart + 1,
      hasTranscriptHeading: this.#heading !== null,
    };
  }

  /** Without a heading for it, the text begins where nothing is labelled for some blocks, or with a long one. */
  #isOver(index: number): boolean {
    if (this.#heading !== null) return false;
    const since = index - this.#end;
    return since >= MOST_UNLABELLED || (this.#blocks[index - 1]?.text.length ?? 0) > LONGEST_VALUE * 2;
  }

  /** Reads the block at an index, with those below that belong to it; the index of the next one. */
  #readAt(index: number, reach: number): number {
    const block = this.#blocks[index]!;
    if (block.kind === 'title') return this.#claim(index + 1);
    if (block.kind === 'subtitle') return this.#take(block, { label: 'Sous-titre', value: block.text }, index + 1);
    const inline = block.kind === 'row' ? rowPair(block) : inlinePair(block.text);
    if (inline !== null) return this.#take(block, inline, index + 1);
    const identifiers = /^\S+$|^doi\b/iu.test(block.text) ? identifiersIn(block.text) : [];
    if (identifiers.length > 0) return this.#take(block, { label: 'DOI', value: block.text }, index + 1);
    const below = this.#below(index, reach);
    if (below !== null) {
      this.#labels.add(block);
      return this.#take(block, below, below.next);
    }
    this.#unlabelled.push(block);
    return index + 1;
  }

  /** A label that stands alone on its line, and the paragraphs below it. */
  #below(index: number, reach: number): { label: string; value: string; next: number } | null {
    const { kind, text } = this.#blocks[index]!;
    const label = text.replace(/\s*:\s*$/u, '');
    const field = kind === 'heading' || label !== text ? fieldOfLabel(label) : null;
    if (field === null || field === 'title') return null;
    // Without headings between, one paragraph is the value and the next may be the text.
    const isMany = PROSE.has(field) && (kind === 'heading' || this.#heading !== null);
    const values = this.#paragraphsFrom(index + 1, isMany ? reach : Math.min(reach, index + 2));
    if (values.length === 0) return null;
    const glue = field === 'abstract' || field === 'rights' ? '\n\n' : ' ; ';
    return { label, value: values.join(glue), next: index + 1 + values.length };
  }

  #paragraphsFrom(start: number, reach: number): string[] {
    const values: string[] = [];
    for (const { kind, text } of this.#blocks.slice(start, reach)) {
      if (kind !== 'paragraph' || inlinePair(text) !== null) break;
      values.push(text);
    }
    return values;
  }

  #take(block: DocumentBlock, { label, value }: { label: string; value: string }, next: number): number {
    const known = isBareName(label) ? 'speakers' : fieldOfName(label)?.field;
    if (known === undefined || known === null) {
      this.#unlabelled.push(block);
      return next;
    }
    const noticeField = SPEAKER_PARTS.has(known) ? 'speakers' : (known as keyof Notice);
    this.#pairs.push({ label, value, field: known, noticeField, line: block.number });
    return this.#claim(next);
  }

  #claim(next: number): number {
    this.#end = next;
    return next;
  }
}

function rowPair({ cells }: DocumentBlock): { label: string; value: string } | null {
  const filled = cells.filter((cell) => cell !== '');
  const [label = '', value = ''] = filled;
  return filled.length === 2 && isKnownLabel(label) ? { label: label.replace(/\s*:\s*$/u, ''), value } : null;
}

function inlinePair(text: string): { label: string; value: string } | null {
  const colon = text.slice(0, LONGEST_LABEL + 2).indexOf(':');
  const label = text.slice(0, Math.max(0, colon)).trim();
  const value = text.slice(colon + 1).trim();
  return label !== '' && value !== '' && isKnownLabel(label) && fitsLabel(label, value) ? { label, value } : null;
}

/** Whether a value can be that of a label: `Intervenant : Bonjour à tous.` is somebody's turn. */
function fitsLabel(label: string, value: string): boolean {
  const field = fieldOfName(label)?.field ?? 'speakers';
  if (field === 'transcript' || (NO_SENTENCES.has(field) && /[.!?…]$/u.test(value))) return false;
  return value.length <= LONGEST_VALUE || PROSE.has(field);
}

function isKnownLabel(label: string): boolean {
  const name = label.replace(/\s*:\s*$/u, '');
  return isBareName(name) || fieldOfLabel(name) !== null;
}

function fieldOfLabel(label: string): TableField | null {
  return label.length > LONGEST_LABEL ? null : (fieldOfName(label)?.field ?? null);
}
