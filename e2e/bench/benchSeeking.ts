import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { convertMedia } from '../../src/library/media/convertMedia.ts';
import { mediaResponse } from '../../src/library/media/mediaResponse.ts';
import { print } from './figures.ts';

const SECONDS = 1_500;
const PLACES = [30, 350, 600, 900, 1_200, 1_400];
/** A tone that rises with time, so that what is heard tells when it is; noise makes the rate of the MP3 vary. */
const START_HZ = 200;
const HZ_A_SECOND = 4;
const TONE = `0.25*sin(2*PI*(${START_HZ}*t+${HZ_A_SECOND / 2}*t*t))`;
const NOISE = 'if(between(t,400,800),0.15*(random(0)-0.5),0)+if(between(t,1100,1300),0.3*(random(0)-0.5),0)';
const MIME_TYPES: Readonly<Record<string, string>> = { '.wav': 'audio/wav', '.mp3': 'audio/mpeg', '.mp4': 'audio/mp4' };

/** Prints how far beside the time asked for Chromium goes in an MP3, as it is and once it is converted. */
export async function benchSeeking(folder: string, browser: Browser): Promise<void> {
  const file = (name: string): string => join(folder, name);
  ffmpeg('-f', 'lavfi', '-i', `aevalsrc='${TONE}+${NOISE}':s=44100:d=${SECONDS}`, file('reference.wav'));
  const mp3 = (name: string, ...options: string[]): void =>
    ffmpeg('-i', file('reference.wav'), '-c:a', 'libmp3lame', ...options, file(name));
  mp3('constant.mp3', '-b:a', '64k');
  mp3('header.mp3', '-q:a', '4');
  mp3('bare.mp3', '-q:a', '4', '-write_xing', '0', '-id3v2_version', '0');
  for (const name of ['header', 'bare']) await convert(file(`${name}.mp3`), file(`${name}.mp4`));
  const server = serve(folder);
  const page = await browser.newPage();
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const aims = {
      'reference.wav': '0',
      'constant.mp3': '0',
      'header.mp3': '',
      'bare.mp3': '',
      'header.mp4': '<= 0.05 s',
      'bare.mp4': '<= 0.05 s',
    };
    for (const [name, aim] of Object.entries(aims)) {
      const errors = await besides(page, name);
      const worst = Math.max(...errors.map(Math.abs));
      print(`${name}: farthest from the time gone to`, `${worst.toFixed(2)} s`, aim);
    }
  } finally {
    await page.close();
    server.close();
  }
}

async function convert(path: string, target: string): Promise<void> {
  const { signal } = new AbortController();
  const conversion = { audio: 'copy', video: 'drop' } as const;
  await convertMedia({
    path,
    target,
    container: 'mp4',
    conversion,
    durationMs: 0,
    signal,
    onProgress: () => undefined,
    turn: () => Promise.resolve(),
    onPause: () => undefined,
  });
}

function ffmpeg(...options: string[]): void {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options]);
}

function serve(folder: string): Server {
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    if (name === '') return void response.setHeader('content-type', 'text/html').end('<title>seeking</title>');
    void mediaResponse(join(folder, name), MIME_TYPES[extname(name)] ?? '', request.headers.range ?? null).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers);
        if (body === null) return void response.end();
        // A browser leaves off where it goes elsewhere.
        response.on('close', () => body.destroy());
        body.pipe(response);
      },
    );
  });
  return server.listen(0, '127.0.0.1');
}

/** At each place: how many seconds what is heard lies beside what the element tells. */
function besides(page: Page, name: string): Promise<number[]> {
  return page.evaluate(
    async ({ name: file, places, startHz, hzASecond }) => {
      const audio = new Audio(`/${file}`);
      const context = new AudioContext({ sampleRate: 44_100 });
      const analyser = new AnalyserNode(context, { fftSize: 32_768, smoothingTimeConstant: 0 });
      context.createMediaElementSource(audio).connect(analyser);
      analyser.connect(new GainNode(context, { gain: 0 })).connect(context.destination);
      const errors: number[] = [];
      for (const place of places) {
        audio.currentTime = place;
        await new Promise((done) => audio.addEventListener('seeked', done, { once: true }));
        await audio.play();
        await new Promise((done) => setTimeout(done, 1_800));
        const toldSeconds = audio.currentTime;
        const loudness = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(loudness);
        audio.pause();
        const peak = loudness.reduce((best, value, at) => (at > 100 && value > loudness[best]! ? at : best), 101);
        const [below, top, above] = [loudness[peak - 1]!, loudness[peak]!, loudness[peak + 1]!];
        const hz = ((peak + (below - above) / (2 * (below - 2 * top + above))) * 44_100) / 32_768;
        // The tone of a window is that of its middle.
        errors.push((hz - startHz) / hzASecond + 32_768 / 44_100 / 2 - toldSeconds);
      }
      await context.close();
      return errors;
    },
    { name, places: PLACES, startHz: START_HZ, hzASecond: HZ_A_SECOND },
  );
}
