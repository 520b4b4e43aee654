import { appendTimesLine } from '../time/timecode.ts';
import {
  droppedFrom,
  isUsualText,
  seenLines,
  suspectText,
  type CueFile,
  type FileCue,
  type Formatted,
} from './cueFile.ts';
import type { Parsed } from './parsed.ts';
import { escapeVttText } from './vttMarkup.ts';
import { parseVttFile } from './vttFile.ts';

/** Reads a WebVTT file (`parseVttFile`); `value` is `null` when the text is none. */
export function parseVtt(text: string): Parsed<CueFile | null> {
  const { value, problems } = parseVttFile(text);
  if (value === null) return { value, problems };
  const { header, cues, blocks } = value;
  return { value: { format: 'vtt', language: languageIn(header), cues, vtt: { header, blocks } }, problems };
}

/** `Language: fr` in the header, as YouTube writes it. */
function languageIn(header: string): string | null {
  const found = /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z\d-]{2,20})?)\s*$/mu.exec(header.slice(0, 1_000));
  return found?.[1] ?? null;
}

/**
 * Writes WebVTT with LF line ends: its header, comments, style sheets and regions where they stood, and cues with their
 * identifiers and settings as written. A speaker of another format is the cue's voice (`<v Name>`). `&`, `<` and `>`
 * are escaped, so no text can pass for a tag or an arrow; empty lines, which would end the cue, are left out, and so are
 * those of blanks in cues of another format: several programs take them for empty ones.
 */
export function formatVtt(file: CueFile): Formatted {
  const isOwn = file.format === 'vtt';
  const { header = '', blocks = [] } = file.vtt ?? {};
  let text = `WEBVTT${header}\n`;
  let next = 0;
  for (let index = 0; index < file.cues.length; index++) {
    while (next < blocks.length && blocks[next]!.before <= index) text += `\n${blocks[next++]!.text}\n`;
    const cue = file.cues[index]!;
    text = isOwn ? appendOwnCue(text, cue) : appendCue(text, cue);
  }
  for (const block of blocks.slice(next)) text += `\n${block.text}\n`;
  return { text, dropped: isOwn ? [] : droppedFrom(file, ['settings']) };
}

/** What another text than `payload` would be written as. */
const SUSPECT = suspectText('&<>');

function appendOwnCue(text: string, { id, startMs, endMs, settings, raw }: FileCue): string {
  const times = appendTimesLine(id === '' ? text : `${text}\n${id}`, startMs, endMs, '.');
  return (settings === '' ? times : `${times} ${settings}`) + (raw === '' ? '\n' : `\n${raw}\n`);
}

function appendCue(text: string, { id, startMs, endMs, text: plain, speaker, markup }: FileCue): string {
  const name = id === '' ? '' : id.replaceAll(/\s+/gu, ' ').replaceAll('-->', '→').trim();
  const times = appendTimesLine(name === '' ? text : `${text}\n${name}`, startMs, endMs, '.');
  if (markup === undefined && speaker === null && isUsualText(plain, SUSPECT)) return `${times}\n${plain}\n`;
  // A voice that the markup names stands there.
  const voice = speaker === null || markup?.includes('<v') === true ? '' : voiceTag(speaker);
  return times + payload(seenLines(voice + (markup ?? escapeVttText(plain))));
}

/** What follows the times, of lines that are seen. A cue without text has no line for it. */
function payload(lines: string): string {
  if (lines === '') return '\n';
  return `\n${lines.includes('-->') ? lines.replaceAll('-->', '--&gt;') : lines}\n`;
}

/** The closing tag may be left out of a cue that is one voice from end to end. */
function voiceTag(speaker: string): string {
  const name = speaker.replaceAll(/\s+/gu, ' ').trim();
  return name === '' ? '' : `<v ${escapeName(name)}>`;
}

/**
 * FFmpeg takes a reference inside a tag for the tag's end, and shows the rest of the name: so only what would be
 * misread is escaped. `<` has no meaning there, nor has `&` before a blank.
 */
function escapeName(name: string): string {
  return name
    .replaceAll(/&(?! )/g, '&amp;')
    .replaceAll('>', '&gt;')
    .replaceAll('\0', '\uFFFD');
}
