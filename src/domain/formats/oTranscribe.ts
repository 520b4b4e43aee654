import { naturalMs } from '../transcript/wordTimes.ts';
import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord } from './jsonRecord.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import { stringOf, timeOf } from './speech.ts';
import { decodeReferences } from './vttCueText.ts';

const STAMP = /<span\b[^<>]{0,300}\bdata-timestamp="([\d.]{1,20})"[^<>]{0,300}>[^<]{0,100}<\/span>/gi;

/**
 * Reads an `.otr` file of oTranscribe: JSON whose `text` is HTML with times as `<span data-timestamp="62.5">1:02</span>`
 * wherever the typist set one. What follows a time is said from there to the next; text before the first has none, and
 * stands before it. Ends are told by the next time, or by how long it takes to say it.
 */
export function parseOTranscribe({ json }: CueSource): Parsed<CueFile | null> {
  const html = isRecord(json) ? stringOf(json['text']) : '';
  const problems: TextProblem[] = [];
  const [before = '', ...parts] = html.split(STAMP);
  const cues: FileCue[] = [];
  const firstMs = timeOf(parts[0]) ?? 0;
  const lead = textOf(before);
  if (lead !== '') {
    problems.push({ code: 'textWithoutTime', line: 0, detail: lead.slice(0, 80) });
    cues.push({
      ...plainCue({ startMs: Math.max(0, firstMs - naturalMs(lead.length)), endMs: firstMs, text: lead }),
      unread: 'both',
    });
  }
  for (let index = 0; index < parts.length; index += 2) {
    const startMs = timeOf(parts[index]) ?? 0;
    const text = textOf(parts[index + 1] ?? '');
    const endMs = timeOf(parts[index + 2]) ?? startMs + naturalMs(text.length);
    if (text !== '') cues.push(plainCue({ startMs, endMs, text }));
  }
  return { value: { format: 'otranscribe', language: null, cues }, problems };
}

export function looksLikeOTranscribe({ json }: CueSource): boolean {
  return isRecord(json) && typeof json['text'] === 'string' && ('media' in json || 'media-time' in json);
}

function textOf(html: string): string {
  const lines = html.replaceAll(/<(?:br|\/p|\/div)\b[^<>]*>/gi, '\n').replaceAll(/<[^<>]*>/g, '');
  return decodeReferences(lines)
    .replaceAll(/[ \t\u00A0]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}
