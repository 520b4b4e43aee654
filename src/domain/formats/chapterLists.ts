import { formatTimecode, formatClock } from '../time/timecode.ts';
import type { CueFile, FileCue, Formatted } from './cueFile.ts';

/** Writes each cue as a chapter of a description on YouTube: `0:00 Title`, whole seconds; the first is at 0:00. */
export function formatYouTubeChapters(file: CueFile): Formatted {
  const lines = file.cues.map((cue, index) => `${formatClock(index === 0 ? 0 : cue.startMs)} ${titleOf(cue)}\n`);
  const finer = file.cues.filter(({ startMs }) => startMs % 1_000 !== 0).length;
  const dropped = finer === 0 ? [] : [{ what: 'precision' as const, count: finer }];
  return { text: lines.join(''), dropped: [...dropped, ...endsOf(file)] };
}

/** Writes each cue as a chapter of Podlove's Simple Chapters, as JSON. */
export function formatPodloveChapters(file: CueFile): Formatted {
  const chapters = file.cues.map((cue) => ({ start: formatTimecode(cue.startMs, '.'), title: titleOf(cue) }));
  return { text: `${JSON.stringify(chapters, null, 2)}\n`, dropped: endsOf(file) };
}

/** Writes each cue as a chapter of WebVTT: its title on one line, numbered, ending where the next begins at the latest. */
export function formatVttChapters(file: CueFile): Formatted {
  const blocks = file.cues.map((cue, index) => {
    const endMs = Math.max(cue.startMs, Math.min(cue.endMs, file.cues[index + 1]?.startMs ?? Infinity));
    const title = titleOf(cue).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${index + 1}\n${formatTimecode(cue.startMs, '.')} --> ${formatTimecode(endMs, '.')}\n${title}\n`;
  });
  return { text: ['WEBVTT\n', ...blocks].join('\n'), dropped: [] };
}

/** Where a chapter ends is told by the next. */
function endsOf({ cues }: CueFile): Formatted['dropped'] {
  const count = cues.filter(
    ({ endMs }, index) => cues[index + 1] !== undefined && cues[index + 1]!.startMs !== endMs,
  ).length;
  return count === 0 ? [] : [{ what: 'ends', count }];
}

function titleOf({ text }: FileCue): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
