import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeFilm, photograph, picturesOf } from './demo/film.ts';
import { lecture } from './demo/lecture.ts';
import { narrate, type SpokenSentence } from './demo/narration.ts';
import { noticePage } from './demo/noticePage.ts';
import { requirePrograms } from './demo/programs.ts';
import { measureLoudness, mixSound, onsetErrors } from './demo/sound.ts';
import { transcriptJson } from './demo/transcriptJson.ts';

/**
 * Makes the demo lecture: `resources/demo/lecture.webm`, `notice.txt` and `transcript.json`. Nothing is written there
 * unless the finished recording keeps its limits and its words sound when the transcript says.
 *
 *   npm run demo [-- --keep FOLDER]    --keep leaves the slides and the sound in FOLDER, to look at
 */
const OUT = resolve(import.meta.dirname, '../resources/demo');
const MAX_BYTES = 6 * 1024 * 1024;
const MAX_ONSET_ERROR_MS = 100;

requirePrograms();
const kept = process.argv[2] === '--keep' ? process.argv[3] : undefined;
const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'lutrin-demo-')) : resolve(kept);
mkdirSync(folder, { recursive: true });
try {
  await makeDemo();
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true });
}

async function makeDemo(): Promise<void> {
  say('Speaking');
  const narration = narrate(lecture);
  const sound = mixSound(narration, folder);
  say('Drawing');
  const pictures = picturesOf(narration);
  const pngs = await photograph(lecture, pictures, folder);
  say('Encoding');
  const film = join(folder, 'lecture.webm');
  encodeFilm({ title: lecture.title, pictures, pngs, sound, durationMs: narration.durationMs }, film);
  const bytes = checkSize(film);
  const worstMs = checkTimes(film, narration.sentences);
  mkdirSync(OUT, { recursive: true });
  copyFileSync(film, join(OUT, 'lecture.webm'));
  writeFileSync(join(OUT, 'notice.txt'), noticePage(lecture, narration));
  writeFileSync(join(OUT, 'transcript.json'), transcriptJson(lecture, narration));
  const words = narration.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const { loudness, peak } = measureLoudness(film);
  say(`${(bytes / 1024 / 1024).toFixed(2)} MiB, ${(narration.durationMs / 1000).toFixed(1)} s, ${words} words`);
  say(`${loudness} LUFS, peak ${peak} dBTP; sentences begin within ${worstMs} ms of their times`);
}

function checkSize(film: string): number {
  const { size } = statSync(film);
  if (size > MAX_BYTES) throw new Error(`the film has ${size} bytes, more than ${MAX_BYTES}`);
  return size;
}

/** The largest distance between a sentence's time and its sound. Throws when a sentence is not heard at its time. */
function checkTimes(film: string, sentences: readonly SpokenSentence[]): number {
  const errors = onsetErrors(film, sentences);
  for (const [index, error] of errors.entries()) {
    if (Math.abs(error) <= MAX_ONSET_ERROR_MS) continue;
    throw new Error(`“${sentences[index]?.text}” begins ${error} ms from its time`);
  }
  return Math.max(...errors.map(Math.abs));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
