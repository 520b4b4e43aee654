import type { Failure, FailureCode } from '../contract/failure.ts';

/** What a file is that is no recording, as `probeMedia` tells. */
const NOT_MEDIA: Readonly<Record<string, string>> = {
  unknownFormat: 'it is neither a video nor a sound in a known format',
  needsFfmpeg: 'only ffmpeg reads its format, and ffmpeg is not installed',
  empty: 'the file is empty',
  cutOff: 'the file is cut off, and the index at its end is missing',
  encrypted: 'it is encrypted',
  noTracks: 'it holds neither picture nor sound',
  notAFile: 'it is no file',
};

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
  'person.unknown': () => 'This person is no longer in the library.',
  'person.unsplit': (detail) => `Some talks of ${detail} must stay, and some go.`,
  'person.notUndoable': () => 'There is nothing about people to undo.',
  'collection.unknown': (detail) => `No talk is in a collection called ${detail}.`,
  'profile.unknown': (detail) => `No profile is called ${detail}.`,
  'talk.unknown': (detail) => `There is no talk with this id or title: ${detail}`,
  'transcript.staleVersion': () => 'The transcript was changed meanwhile.',
  'transcript.unfit': (detail) => `The transcript could not be changed (${detail}).`,
  'transcript.empty': () => 'The talk has no text yet.',
  'alignment.noRoom': () => 'The paragraphs around leave no time for these: set their times right first.',
  'alignment.noWords': () =>
    'The text has no word that could be said: no letter and no digit, or nothing but sounds in brackets.',
  'alignment.unheard': () =>
    'No sentence of the text is said in this recording; the two may be of different lectures. If they are not, --trust aligns them all the same.',
  'timedText.unread': (detail) => `This is no text that Lutrin can read: ${detail}. Nothing was changed.`,
  'timedText.unlike': (detail) => `This text is not like the talk’s: ${detail}. Nothing was changed.`,
  'revision.unknown': (detail) => `There is no such revision: ${detail}`,
  'revision.damaged': (detail) => `Revision ${detail} is damaged on the disk; the others and the text are not touched.`,
  'search.badQuery': (detail) => `The query cannot be looked for (${detail}).`,
  'search.tooSlow': () => 'The regular expression takes too long on this text.',
  'search.notUndoable': () => 'The replacement is not known any more, or was undone already.',
  'media.notFound': (detail) =>
    detail === ''
      ? 'The talk has no recording; attach it in the workstation.'
      : `The recording was not found: ${detail}`,
  'media.notMedia': (detail) => `This is no recording that can be read: ${NOT_MEDIA[detail] ?? detail}.`,
  'media.denied': (detail) => `Reading this recording is not allowed: ${detail}`,
  'media.noDecoder': (detail) => `${detail} is not installed, and without it the sound of a recording cannot be read.`,
  'media.noShift': () => 'The recordings have no sound in common that tells where one begins beside the other.',
  'media.noSound': () => 'The recording has no sound.',
  'media.silent': () => 'The recording is silent from beginning to end; its track may be muted.',
  'media.undecodable': (detail) => `The sound of the recording cannot be decoded: ${detail}`,
  'file.notFound': (detail) => `Not found: ${detail}`,
  'file.denied': (detail) => `Not allowed: ${detail}`,
  'file.notFolder': (detail) => `Not a folder: ${detail}`,
  'export.exists': (detail) => `Exists already: ${detail.split('\n').join(', ')}. Use --force to replace it.`,
  'export.empty': () => 'The talk has no text to export yet.',
  'export.noChapters': () => 'The text has no headings, and so no chapters to export.',
  'export.folderMissing': (detail) => `The folder does not exist: ${detail}`,
  'recogniser.unset': () => 'No program that recognises speech is set.',
  'recogniser.noProgram': (detail) => `The recogniser is not there: ${detail}`,
  'recogniser.notExecutable': (detail) => `The recogniser cannot be run: ${detail}`,
  'recogniser.unfit': (detail) => `This program does not know an argument that is needed: ${detail}`,
  'recogniser.noModel': (detail) => `The model of the recogniser is not there: ${detail}`,
  'recogniser.failed': (detail) => `The recogniser failed. It said: ${detail}`,
  'recogniser.noWords': () => 'The recogniser found no words in the recording.',
  'import.unknown': () => 'The report of this import is not kept any more.',
  'import.running': () => 'The import is still under way.',
  'import.notUndoable': () => 'The import is under way, changed nothing, or was undone already.',
  'harvest.unknown': () => 'There is no such source to harvest.',
  'harvest.unreachable': (detail) => `The server does not answer (${detail}). What was fetched is kept.`,
  'harvest.badAnswer': (detail) => `The server’s answer cannot be used (${detail}). What was fetched is kept.`,
  'job.unknown': () => 'The work is no longer running.',
  'demo.missing': () => 'The demonstration lecture was not installed with this program.',
};

/** What a failure is to the person at the terminal. */
export function failureSentence({ code, detail }: Failure): string {
  return SENTENCES[code](detail);
}
