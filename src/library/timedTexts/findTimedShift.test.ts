import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLutrinJson } from '../../domain/formats/lutrinJson.ts';
import { formatTimecode } from '../../domain/time/timecode.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const NOTICE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const DEMO = resolve(import.meta.dirname, '../../../resources/demo');

/** Subtitles of the demonstration lecture, some ten words each, as its own clock has them. */
async function subtitles(): Promise<string> {
  const { value } = parseLutrinJson(await readFile(join(DEMO, 'transcript.json'), 'utf8'));
  const cues = value!.paragraphs.flatMap(({ text, words }) => {
    const tokens = text.split(/ (?=\S*[\p{L}\p{N}])/u);
    return Array.from({ length: Math.ceil(words.length / 10) }, (_, part) => {
      const own = words.slice(10 * part, 10 * part + 10);
      return { startMs: own[0]![0], endMs: own.at(-1)![1], text: tokens.slice(10 * part, 10 * part + 10).join(' ') };
    });
  });
  return cues
    .map(({ startMs, endMs, text }, at) => {
      return `${at + 1}\n${formatTimecode(startMs, ',')} --> ${formatTimecode(endMs, ',')}\n${text}\n`;
    })
    .join('\n');
}

/** A talk of another text, whose recording is the demonstration lecture as ffmpeg makes it; its sound has been read. */
async function talkWith({ importPaths, call, finished, workFolder }: TemporaryLibrary, edits: readonly string[]) {
  const talkId = (await importPaths(NOTICE)).files[0]?.talkId as TalkId;
  const path = join(workFolder, 'cut.wav');
  execFileSync('ffmpeg', ['-v', 'error', '-i', join(DEMO, 'lecture.webm'), '-vn', ...edits, '-ar', '22050', path]);
  await call('media.attach', { talkId, path });
  const { job } = await call('sound.speech', { talkId, reads: true });
  if (job !== null) expect((await finished(job.id)).state).toBe('done');
  const srt = join(workFolder, 'lecture.srt');
  await writeFile(srt, await subtitles());
  return { talkId, srt };
}

describe('the shift of a timed text by the speech in the recording', () => {
  it.each<[string, string[], { scale: number; offsetMs: number }]>([
    ['a beginning that was cut off', ['-ss', '14.6'], { scale: 1, offsetMs: -14_600 }],
    ['a beginning that was put in front', ['-af', 'adelay=9300:all=1'], { scale: 1, offsetMs: 9_300 }],
    ['a recording that runs slower', ['-af', 'asetrate=48000*24/25'], { scale: 25 / 24, offsetMs: 0 }],
  ])('is found for %s', async (_, edits, { scale, offsetMs }) => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, srt } = await talkWith(temporary, edits);
    const { shift, timesOnly } = await temporary.call('timedTexts.read', { talkId, path: srt });
    expect(timesOnly!.matchedCount).toBeLessThan(10);
    expect(shift).toMatchObject({ isSure: true, basis: 'speech' });
    for (const timeMs of [15_000, 90_000, 180_000]) {
      const faultMs = shift!.scale * timeMs + shift!.offsetMs - (scale * timeMs + offsetMs);
      expect(Math.abs(faultMs)).toBeLessThan(200);
    }
    expect(temporary.errors).toEqual([]);
  });

  it('is none where the recording itself lies later on the time line by as much', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, srt } = await talkWith(temporary, ['-ss', '14.6']);
    const { media } = await temporary.call('talks.get', { talkId });
    await temporary.call('media.setOffset', { talkId, mediaId: media!.id, offsetMs: 14_600 });
    expect((await temporary.call('timedTexts.read', { talkId, path: srt })).shift).toBeNull();
  });

  it('is none for the subtitles of the recording itself', async () => {
    await using temporary = await openTemporaryLibrary();
    const { talkId, srt } = await talkWith(temporary, []);
    expect((await temporary.call('timedTexts.read', { talkId, path: srt })).shift).toBeNull();
  });
});
