import { formatTimecode } from '../time/timecode.ts';
import type { Cue } from './cue.ts';
import { linesOf, type Parsed } from './parsed.ts';
import { parseVttCueText, textOfVttNodes } from './vttCueText.ts';
import { parseVttFile } from './vttFile.ts';

/**
 * Writes WebVTT with LF line ends. A known speaker is the cue's voice (`<v Name>`). `&`, `<` and `>` are escaped, so
 * no text can pass for a tag or an arrow; empty lines, which would end the cue, are left out.
 */
export function formatVtt(cues: readonly Cue[]): string {
  return ['WEBVTT\n', ...cues.map(formatBlock)].join('\n');
}

function formatBlock({ startMs, endMs, lines, speaker }: Cue): string {
  const times = `${formatTimecode(startMs, '.')} --> ${formatTimecode(endMs, '.')}`;
  const text = linesOf(lines.join('\n')).filter((line) => line.trim() !== '');
  const voice = speaker === null ? '' : voiceTag(speaker);
  return `${times}\n${voice}${text.map(escape).join('\n')}\n`;
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

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '\uFFFD');
}

/**
 * Reads a WebVTT file as plain cues, in the order of the file: tags are dropped, the first voice of a cue is its
 * speaker, cues without text are left out. `parseVttFile` keeps the rest. `value` is `null` when the text is no
 * WebVTT file.
 */
export function parseVtt(text: string): Parsed<Cue[] | null> {
  const { value, problems } = parseVttFile(text);
  if (value === null) return { value, problems };
  const cues = value.cues.flatMap((cue): Cue[] => {
    const { text: plain, voice } = textOfVttNodes(parseVttCueText(cue.text));
    const lines = linesOf(plain).filter((line) => line.trim() !== '');
    const { startMs, endMs } = cue;
    return lines.length === 0 ? [] : [{ startMs, endMs, lines, speaker: voice, paragraphId: null }];
  });
  return { value: cues, problems };
}
