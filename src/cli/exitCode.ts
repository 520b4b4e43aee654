import type { FailureCode } from '../contract/failure.ts';

/** All went well. */
export const OK = 0;
/** A file was refused, no talk is meant, or a rule is violated. */
export const NOT_ALL = 1;
/** The command line was not understood. */
export const USAGE = 2;
/** Work was stopped by Ctrl+C, as shells count it. */
export const INTERRUPTED = 130;

/** The exit code of each failure; `--help` lists them by group. */
export const EXIT_CODES: Readonly<Record<FailureCode, number>> = {
  'connection.closed': 3,
  'request.invalid': 3,
  'request.unknownMethod': 3,
  internal: 3,
  'library.locked': 4,
  'library.missing': 4,
  'library.newer': 4,
  'library.damaged': 4,
  'storage.full': 5,
  'storage.readOnly': 5,
  'storage.failed': 5,
  'talk.unknown': NOT_ALL,
  'person.unknown': NOT_ALL,
  'person.unsplit': NOT_ALL,
  'person.notUndoable': NOT_ALL,
  'profile.unknown': USAGE,
  'collection.unknown': USAGE,
  'transcript.staleVersion': 3,
  'transcript.unfit': 3,
  'transcript.empty': 6,
  'alignment.noRoom': 6,
  'alignment.noWords': 6,
  'alignment.unheard': 6,
  'timedText.unread': 6,
  'timedText.unlike': 6,
  'revision.unknown': NOT_ALL,
  'revision.damaged': 5,
  'search.badQuery': 3,
  'search.tooSlow': 3,
  'search.notUndoable': 3,
  'media.notFound': 6,
  'media.notMedia': 6,
  'media.denied': 6,
  'media.noDecoder': 6,
  'media.noShift': 6,
  'media.noSound': 6,
  'media.silent': 6,
  'media.undecodable': 6,
  'file.notFound': 6,
  'file.denied': 6,
  'file.notFolder': 6,
  'export.exists': 7,
  'export.empty': 7,
  'export.noChapters': 7,
  'export.folderMissing': 7,
  'recogniser.unset': 6,
  'recogniser.noProgram': 6,
  'recogniser.notExecutable': 6,
  'recogniser.unfit': 6,
  'recogniser.noModel': 6,
  'recogniser.failed': 6,
  'recogniser.noWords': 6,
  'import.unknown': NOT_ALL,
  'import.running': 3,
  'import.notUndoable': 3,
  'harvest.unknown': 6,
  'harvest.unreachable': 6,
  'harvest.badAnswer': 6,
  'job.unknown': 3,
  'demo.missing': 3,
};

export const EXIT_CODE_HELP = `
Exit codes:
  0  all went well
  1  a file was refused, no talk (or more than one) is meant, or check found an error
  2  the command line was not understood
  3  something unexpected went wrong
  4  the library cannot be opened
  5  the disk refused
  6  a file or folder cannot be read
  7  the delivery was not written
  130  the work was stopped by Ctrl+C`;
