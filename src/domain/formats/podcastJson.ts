import { droppedFrom, plainCue, type CueFile, type FileCue, type Formatted } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { isRecord } from './jsonRecord.ts';
import type { Parsed, TextProblem } from './parsed.ts';
import { nameOf, recordsOf, stringOf, timeOf } from './speech.ts';

/** Reads the transcripts of Podcasting 2.0: `{"version", "segments": [{"speaker", "startTime", "endTime", "body"}]}`. */
export function parsePodcastJson({ json }: CueSource): Parsed<CueFile | null> {
  const problems: TextProblem[] = [];
  const cues: FileCue[] = [];
  for (const [index, segment] of recordsOf(isRecord(json) ? json['segments'] : null).entries()) {
    const startMs = timeOf(segment['startTime']);
    const text = stringOf(segment['body']);
    if (startMs === null) problems.push({ code: 'unreadTimes', line: 0, detail: `segments[${index}]` });
    else
      cues.push(
        plainCue({ startMs, endMs: timeOf(segment['endTime']) ?? startMs, text, speaker: nameOf(segment['speaker']) }),
      );
  }
  return { value: { format: 'podcast', language: null, cues }, problems };
}

export function looksLikePodcastJson({ json }: CueSource): boolean {
  const segments = recordsOf(isRecord(json) ? json['segments'] : null);
  return segments.some(({ startTime, body }) => startTime !== undefined && typeof body === 'string');
}

/** Writes a transcript of Podcasting 2.0, version 1.0.0, one segment a line. */
export function formatPodcastJson(file: CueFile): Formatted {
  const segments = file.cues.map(({ startMs, endMs, text, speaker }) => {
    const named = speaker === null ? {} : { speaker };
    return `\n${JSON.stringify({ ...named, startTime: startMs / 1_000, endTime: endMs / 1_000, body: text })}`;
  });
  const text = `{"version":"1.0.0","segments":[${segments.join(',')}\n]}\n`;
  return { text, dropped: droppedFrom(file, ['ids', 'settings', 'styles', 'innerTimes', 'blocks']) };
}
