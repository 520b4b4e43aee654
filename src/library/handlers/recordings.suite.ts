import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { wavHeader } from '../../domain/sound/wavHeader.ts';
import { mp3Frames } from '../media/mp3Frames.suite.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
export const LECTURE = resolve(import.meta.dirname, '../../../resources/demo/lecture.webm');
/** 26 s, of which every other frame is four times as large. */
export const VARIABLE = mp3Frames(Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? 1 : 9)));

export async function importSample({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
}

/** A library with a talk, and a file attached to it. */
export async function openWith(name: string, content: Buffer) {
  const temporary = await openTemporaryLibrary();
  const talkId = await importSample(temporary);
  const path = join(temporary.workFolder, name);
  await writeFile(path, content);
  const media = await temporary.call('media.attach', { talkId, path });
  const talk = () => temporary.call('talks.get', { talkId });
  return { temporary, talkId, path, media, talk, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
}

/** 5 s of silence at 8 kHz, 16 bits, under a header that says how many bytes it likes. */
export function wave(declaredBytes: number): Buffer {
  const header = Buffer.from(wavHeader(0, 8_000));
  for (const at of [4, 40]) header.writeUInt32LE(declaredBytes, at);
  return Buffer.concat([header, Buffer.alloc(5 * 16_000)]);
}
