import type { TFunction } from 'i18next';
import { Failure, type FailureCode } from '../../contract/failure.ts';
import { expressionFault } from './expressionFault.ts';
import type { failureStrings } from './strings/failures.ts';

const KEYS: Record<FailureCode, Exclude<keyof (typeof failureStrings)['fr'], 'expression'>> = {
  'connection.closed': 'connectionClosed',
  'request.invalid': 'requestInvalid',
  'request.unknownMethod': 'requestInvalid',
  internal: 'internal',
  'library.locked': 'libraryLocked',
  'library.missing': 'libraryMissing',
  'library.newer': 'libraryNewer',
  'library.damaged': 'libraryDamaged',
  'storage.full': 'storageFull',
  'storage.readOnly': 'storageReadOnly',
  'storage.failed': 'storageFailed',
  'talk.unknown': 'talkUnknown',
  'person.unknown': 'personUnknown',
  'person.unsplit': 'personUnsplit',
  'person.notUndoable': 'personNotUndoable',
  'profile.unknown': 'profileUnknown',
  'collection.unknown': 'collectionUnknown',
  'transcript.staleVersion': 'transcriptStale',
  'transcript.unfit': 'transcriptUnfit',
  'transcript.empty': 'transcriptEmpty',
  'alignment.noRoom': 'alignmentNoRoom',
  'alignment.noWords': 'alignmentNoWords',
  'alignment.unheard': 'alignmentUnheard',
  'timedText.unread': 'timedTextUnread',
  'timedText.unlike': 'timedTextUnlike',
  'revision.unknown': 'revisionUnknown',
  'revision.damaged': 'revisionDamaged',
  'search.badQuery': 'searchBadQuery',
  'search.tooSlow': 'searchTooSlow',
  'search.notUndoable': 'searchNotUndoable',
  'media.notFound': 'mediaNotFound',
  'media.notMedia': 'mediaNotMedia',
  'media.denied': 'mediaDenied',
  'media.noDecoder': 'mediaNoDecoder',
  'media.noShift': 'mediaNoShift',
  'media.noSound': 'mediaNoSound',
  'media.silent': 'mediaSilent',
  'media.undecodable': 'mediaUndecodable',
  'file.notFound': 'fileNotFound',
  'file.denied': 'fileDenied',
  'file.notFolder': 'fileNotFolder',
  'export.exists': 'exportExists',
  'export.empty': 'exportEmpty',
  'export.noChapters': 'exportNoChapters',
  'export.folderMissing': 'exportFolderMissing',
  'recogniser.unset': 'recogniserUnset',
  'recogniser.noProgram': 'recogniserNoProgram',
  'recogniser.notExecutable': 'recogniserNotExecutable',
  'recogniser.unfit': 'recogniserUnfit',
  'recogniser.noModel': 'recogniserNoModel',
  'recogniser.failed': 'recogniserFailed',
  'recogniser.noWords': 'recogniserNoWords',
  'import.unknown': 'importUnknown',
  'import.running': 'importRunning',
  'import.notUndoable': 'importNotUndoable',
  'harvest.unknown': 'harvestUnknown',
  'harvest.unreachable': 'harvestUnreachable',
  'harvest.badAnswer': 'harvestBadAnswer',
  'job.unknown': 'jobUnknown',
  'demo.missing': 'demoMissing',
};

/** The sentence for an error: what happened, what is safe, what to do. Anything but a `Failure` is `internal`. */
export function failureText(t: TFunction, error: unknown): string {
  const failure = error instanceof Failure ? error : new Failure('internal');
  const { code, detail } = failure;
  const said = code === 'search.badQuery' ? t(`failures.expression.${expressionFault(detail)}`) : detail;
  const text = t(`failures.${KEYS[code]}`, { detail: said });
  // Where nobody knows what it is about, a sentence that would end with that ends before.
  return said === '' ? text.replace(/\s?:\s*$/, '.') : text;
}
