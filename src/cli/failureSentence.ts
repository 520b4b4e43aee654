import type { Failure, FailureCode } from '../contract/failure.ts';

const SENTENCES: Readonly<Record<FailureCode, (detail: string) => string>> = {
  'connection.closed': () => 'The library was closed.',
  'request.invalid': (detail) => `The request was not understood; nothing was changed (${detail}).`,
  'request.unknownMethod': (detail) => `The library does not know ${detail}.`,
  internal: () => 'Something unexpected went wrong; what was saved is safe.',
  'library.locked': (detail) =>
    `This library is already open (${detail}), and only one program at a time can read or change it. Close it there, or name another --library.`,
  'library.missing': (detail) => `The library’s database has vanished: ${detail}. Put the file or a copy of it back.`,
  'library.newer': () => 'This library comes from a newer version of Lutrin. Nothing was changed; update Lutrin.',
  'library.damaged': (detail) => `The library’s database is damaged: ${detail}. It was not touched; keep a copy of it.`,
  'storage.full': () => 'The disk is full.',
  'storage.readOnly': () => 'The library’s folder is read-only.',
  'storage.failed': (detail) => `The disk refused (${detail}).`,
  'talk.unknown': (detail) => `There is no talk with this id or title: ${detail}`,
  'transcript.staleVersion': () => 'The transcript was changed meanwhile.',
  'transcript.unfit': (detail) => `The transcript could not be changed (${detail}).`,
  'transcript.empty': () => 'The talk has no text yet.',
  'alignment.noRoom': () => 'The paragraphs around leave no time for these: set their times right first.',
  'timedText.unread': (detail) => `This is no timed text that Lutrin can read: ${detail}. Nothing was changed.`,
  'timedText.unlike': (detail) => `No word of the talk is in this text: ${detail}. Nothing was changed.`,
  'revision.unknown': (detail) => `There is no such revision: ${detail}`,
  'revision.damaged': (detail) => `Revision ${detail} is damaged on the disk; the others and the text are not touched.`,
  'search.badQuery': (detail) => `The query cannot be looked for (${detail}).`,
  'search.tooSlow': () => 'The regular expression takes too long on this text.',
  'search.notUndoable': () => 'The replacement is not known any more, or was undone already.',
  'media.notFound': (detail) => `The recording was not found: ${detail}`,
  'media.notMedia': (detail) => `This is no recording that Lutrin can read: ${detail}`,
  'media.denied': (detail) => `Reading this recording is not allowed: ${detail}`,
  'media.noDecoder': (detail) => `${detail} is not installed, and without it the sound of a recording cannot be read.`,
  'media.noShift': () => 'The recordings have no sound in common that tells where one begins beside the other.',
  'media.noSound': () => 'The recording has no sound.',
  'media.undecodable': (detail) => `The sound of the recording cannot be decoded: ${detail}`,
  'file.notFound': (detail) => `Not found: ${detail}`,
  'file.denied': (detail) => `Not allowed: ${detail}`,
  'file.notFolder': (detail) => `Not a folder: ${detail}`,
  'export.exists': (detail) => `The file exists already: ${detail}. Use --force to replace it.`,
  'export.empty': () => 'The talk has no text to export yet.',
  'export.folderMissing': (detail) => `The folder does not exist: ${detail}`,
  'recogniser.unset': () => 'No program that recognises speech is set.',
  'recogniser.noProgram': (detail) => `The recogniser is not there: ${detail}`,
  'recogniser.notExecutable': (detail) => `The recogniser cannot be run: ${detail}`,
  'recogniser.unfit': (detail) => `This program does not know an argument that is needed: ${detail}`,
  'recogniser.noModel': (detail) => `The model of the recogniser is not there: ${detail}`,
  'recogniser.failed': (detail) => `The recogniser failed. It said: ${detail}`,
  'job.unknown': () => 'The work is no longer running.',
  'demo.missing': () => 'The demonstration lecture was not installed with this program.',
};

/** What a failure is to the person at the terminal. */
export function failureSentence({ code, detail }: Failure): string {
  return SENTENCES[code](detail);
}
