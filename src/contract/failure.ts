/**
 * Every refusal that a caller can meet, as `noun.reason`.
 *
 * How to add one: add its code here; the renderer's `failureText.ts` and the command line's `exitCode.ts` no
 * longer compile until they name it; throw `new Failure('noun.reason', detail)` in a handler.
 */
export const FAILURE_CODES = [
  'connection.closed',
  'request.invalid',
  'request.unknownMethod',
  'internal',
  'library.locked',
  'library.missing',
  'library.newer',
  'library.damaged',
  'storage.full',
  'storage.readOnly',
  'storage.failed',
  'talk.unknown',
  'person.unknown',
  'person.unsplit',
  'person.notUndoable',
  'profile.unknown',
  'collection.unknown',
  'transcript.staleVersion',
  'transcript.unfit',
  'transcript.empty',
  'alignment.noRoom',
  'alignment.noWords',
  'alignment.unheard',
  'timedText.unread',
  'timedText.unlike',
  'revision.unknown',
  'revision.damaged',
  'search.badQuery',
  'search.tooSlow',
  'search.notUndoable',
  'media.notFound',
  'media.notMedia',
  'media.denied',
  'media.noDecoder',
  'media.noSound',
  'media.silent',
  'media.noShift',
  'media.undecodable',
  'file.notFound',
  'file.denied',
  'file.notFolder',
  'export.exists',
  'export.empty',
  'export.noChapters',
  'export.folderMissing',
  'recogniser.unset',
  'recogniser.noProgram',
  'recogniser.notExecutable',
  'recogniser.unfit',
  'recogniser.noModel',
  'recogniser.failed',
  'recogniser.noWords',
  'import.unknown',
  'import.running',
  'import.notUndoable',
  'harvest.unknown',
  'harvest.unreachable',
  'harvest.badAnswer',
  'job.unknown',
  'demo.missing',
] as const;

/** One of `FAILURE_CODES`. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** An expected refusal. `detail` is a path, a name or an id for the sentence; never a sentence itself. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly detail: string;

  constructor(code: FailureCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'Failure';
    this.code = code;
    this.detail = detail;
  }
}
