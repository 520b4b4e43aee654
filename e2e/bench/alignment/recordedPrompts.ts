import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackedPackage } from './debianPackages.ts';
import { recordedUtterance } from './picoVoice.ts';
import type { Utterance } from './testLecture.ts';

/** A recorded file and what is said in it. */
interface Prompt {
  readonly path: string;
  readonly text: string;
}

const PROMPTS = {
  fr: { folder: 'fr_CA_f_June' },
  en: { folder: 'en_US_f_Allison' },
  es: { folder: 'es_MX_f_Allison' },
} as const;

/** The prompts of a telephone exchange, spoken by one person in a language; those with a written text in words. */
export function telephonePrompts(cache: string, language: 'fr' | 'en' | 'es'): Utterance[] {
  const texts = unpackedPackage(cache, `asterisk-core-sounds-${language}`);
  const sounds = unpackedPackage(cache, `asterisk-core-sounds-${language}-g722`);
  const name = `core-sounds-${language}`;
  const list = gunzipSync(readFileSync(join(texts, `usr/share/doc/asterisk-${name}/${name}.txt.gz`))).toString('utf8');
  const folder = join(sounds, 'usr/share/asterisk/sounds', PROMPTS[language].folder);
  const prompts = list.split('\n').flatMap((line): Prompt[] => {
    const [, file, text] = /^([\w/-]+): ?(.+)$/u.exec(line) ?? [];
    const path = join(folder, `${file}.g722`);
    return text !== undefined && isInWords(text) && existsSync(path) ? [{ path, text: text.trim() }] : [];
  });
  return utterancesOf(prompts);
}

/**
 * What a drawing program says of its pictures in French: short phrases, another speaker. Left out: letters, whose
 * pictures say their names alone, not « La lettre h. » as they are described.
 */
export function picturePrompts(cache: string): Utterance[] {
  const root = unpackedPackage(cache, 'tuxpaint-stamps-default');
  const paths = globSync(join(root, 'usr/share/tuxpaint/stamps/**/*_desc_fr.ogg')).toSorted();
  const prompts = paths.flatMap((path): Prompt[] => {
    const description = path.replace('_desc_fr.ogg', '.txt');
    if (!existsSync(description)) return [];
    const text = /^fr\.utf8=(.+)$/mu.exec(readFileSync(description, 'utf8'))?.[1]?.trim();
    return text !== undefined && isInWords(text) && !text.startsWith('La lettre ') ? [{ path, text }] : [];
  });
  return utterancesOf(prompts);
}

/** Left out: sounds in brackets, and single words, which no lecture has as sentences. */
function isInWords(text: string): boolean {
  return !/[[\](){}/<>]/u.test(text) && text.trim().split(/\s+/u).length >= 3;
}

function utterancesOf(prompts: readonly Prompt[]): Utterance[] {
  return prompts.map(({ path, text }) => {
    const raw = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-ar', '16000', '-ac', '1', '-f', 's16le', '-'], {
      maxBuffer: 2 ** 27,
    });
    const samples = new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + (raw.length & ~1)));
    return recordedUtterance(text, samples);
  });
}
