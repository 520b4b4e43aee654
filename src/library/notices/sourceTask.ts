import type { ImportOptions, Refusal } from '../../contract/importSchemas.ts';
import type { TableMappings } from '../../contract/tableSchemas.ts';
import type { WebAnswerReading } from '../harvest/readWebAnswer.ts';
import type { ReadNotice, SourceReading } from '../../domain/notices/sourceReading.ts';
import type { TableReading } from './readTable.ts';

/** A file of which the thread reads the notices. */
export interface SourceTask {
  readonly bytes: Uint8Array;
  /** The name of the file: a hint where its content leaves a doubt, and what problems may tell. */
  readonly name: string;
  readonly options: Pick<ImportOptions, 'format' | 'repairsEncoding'>;
  /** What was decided of the columns of tables. */
  readonly mappings: TableMappings;
}

/** An answer of a server that is harvested. */
interface AnswerTask {
  readonly kind: 'webAnswer';
  readonly bytes: Uint8Array;
}

/** A table that the editor is to be asked about; of a text only the beginning is looked at. */
interface TableTask {
  readonly kind: 'table';
  readonly bytes: Uint8Array;
}

/** What the threads do. */
export type ThreadTask = (SourceTask & { readonly kind: 'source' }) | AnswerTask | TableTask;

/** What they give for each kind of task; a thread that is ended gives `RefusedSource`. */
export interface ThreadResults {
  readonly source: ReadSource;
  readonly webAnswer: WebAnswerReading;
  readonly table: TableReading;
}

/** What a thread answers to a task. */
export type ThreadResult = ThreadResults[keyof ThreadResults] | RefusedSource;

/** What a thread tells: that it can take a task now, once, and then the result of each. */
export type ThreadWord = 'ready' | ThreadResult;

/** A notice within the bounds of the contract, and the hash of what it says. */
export interface HashedNotice extends ReadNotice {
  readonly sha256: string;
}

type GoodReading = Extract<SourceReading, { ok: true }>;

/** What was found in a file. `textSha256` is of the decoded text, or of the bytes of what is no text. */
export interface FoundSource extends Omit<GoodReading, 'notices'> {
  readonly notices: readonly HashedNotice[];
  readonly encoding: string;
  readonly textSha256: string;
  /** Its text was encoded twice, and was read as it is. */
  readonly isTwiceEncoded: boolean;
  /** What is read in the text as it is where it was repaired: what may have been imported before. */
  readonly spoilt: readonly HashedNotice[];
}

/** A file that gives no notice. */
export interface RefusedSource {
  readonly ok: false;
  readonly reason: Refusal;
  readonly detail: string;
}

export type ReadSource = FoundSource | RefusedSource;
