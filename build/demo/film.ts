import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Lecture, SlideName } from './lecture.ts';
import type { Narration } from './narration.ts';
import { getProgram } from './programs.ts';
import { slidePage } from './slides.ts';
import { ffmpeg } from './sound.ts';

/** What the picture shows from `startMs` on, until the next one. */
export interface Picture {
  readonly slide: SlideName;
  /** An index into the lecture's speakers; `null` before anyone has spoken. */
  readonly speaker: number | null;
  readonly startMs: number;
}

const FRAME_RATE = 25;
const FADE_SECONDS = 0.4;
const VIDEO = [
  `-c:v libvpx-vp9 -b:v 0 -crf 42 -g ${FRAME_RATE * 2} -deadline good -cpu-used 4`,
  '-row-mt 1 -tile-columns 1 -threads 2 -flags:v +bitexact',
  '-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv',
].flatMap((options) => options.split(' '));
const AUDIO = '-c:a libopus -b:a 44k -application audio -flags:a +bitexact'.split(' ');
/** A slide is there just before the sentence that speaks of it. */
const AHEAD_MS = 300;

/** The pictures of the film: a new one for each new slide and each change of speaker. */
export function picturesOf(narration: Narration): Picture[] {
  const pictures: Picture[] = [{ slide: 'title', speaker: null, startMs: 0 }];
  for (const { slide, speaker, startMs } of narration.sentences) {
    const last = pictures.at(-1);
    const shown = slide ?? last?.slide ?? 'title';
    if (shown === last?.slide && speaker === last.speaker) continue;
    pictures.push({ slide: shown, speaker, startMs: startMs - AHEAD_MS });
  }
  return pictures;
}

/** Photographs the pictures with Chromium, as PNG files in `folder`; gives their paths in order. */
export async function photograph(lecture: Lecture, pictures: readonly Picture[], folder: string): Promise<string[]> {
  const executablePath = getProgram('chromium');
  if (executablePath === undefined) throw new Error('chromium is not installed');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const paths: string[] = [];
    for (const [index, { slide, speaker }] of pictures.entries()) {
      await page.setContent(slidePage(lecture, slide, speaker === null ? null : (lecture.speakers[speaker] ?? null)));
      await page.evaluate(() => document.fonts.ready);
      const path = join(folder, `${String(index).padStart(2, '0')}-${slide}.png`);
      writeFileSync(path, await page.screenshot());
      paths.push(path);
    }
    return paths;
  } finally {
    await browser.close();
  }
}

/** What `encodeFilm` makes a film of. */
export interface FilmParts {
  readonly title: string;
  readonly pictures: readonly Picture[];
  /** One PNG file for each picture. */
  readonly pngs: readonly string[];
  readonly sound: string;
  readonly durationMs: number;
}

/**
 * Encodes VP9 and Opus into a WebM file: cross-fades between the pictures, a key frame every two seconds and the
 * index before the media, so that a player can seek at once.
 */
export function encodeFilm({ title, pictures, pngs, sound, durationMs }: FilmParts, path: string): void {
  const inputs = pngs.flatMap((png, index) => {
    const until = pictures[index + 1]?.startMs ?? durationMs;
    const seconds = (until - (pictures[index]?.startMs ?? 0)) / 1000 + FADE_SECONDS;
    return ['-loop', '1', '-framerate', String(FRAME_RATE), '-t', seconds.toFixed(3), '-i', png];
  });
  const graph = ['-filter_complex', crossFades(pictures), '-map', '[film]', '-map', `${pngs.length}:a`];
  const length = ['-t', (durationMs / 1000).toFixed(3)];
  const container = ['-metadata', `title=${title}`, '-metadata:s:a', 'language=fre', '-cues_to_front', '1'];
  ffmpeg(...inputs, '-i', sound, ...graph, ...length, ...VIDEO, ...AUDIO, ...container, path);
}

/** The filter that fades each picture into the next at its time, and leaves the film as `[film]`. */
function crossFades(pictures: readonly Picture[]): string {
  const fades = pictures.slice(1).map(({ startMs }, index) => {
    const from = index === 0 ? '[0:v]' : `[fade${index - 1}]`;
    const offset = (startMs / 1000).toFixed(3);
    return `${from}[${index + 1}:v]xfade=transition=fade:duration=${FADE_SECONDS}:offset=${offset}[fade${index}]`;
  });
  const last = `[fade${pictures.length - 2}]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[film]`;
  return [...fades, last].join(';');
}
