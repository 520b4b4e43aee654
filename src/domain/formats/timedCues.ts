import type { TimedCue } from './cueSpans.ts';
import { linesOf, type Parsed } from './parsed.ts';
import { parseSrt } from './srt.ts';
import { parseVttCueText, type VttNode } from './vttCueText.ts';
import { parseVttFile } from './vttFile.ts';

/** Styles that tools write into SubRip: HTML tags, and `{\an8}` of ASS. */
const SRT_MARKUP = /<\/?(?:[bisu]|font|span|c|v|ruby|rt)(?=[\s.>/])[^<>]{0,200}>|\{\\[^{}]{0,200}\}/giu;

/** Reads SubRip as subtitles without markup; see `parseSrt`. */
export function timedCuesOfSrt(text: string): Parsed<TimedCue[]> {
  const { value, problems } = parseSrt(text);
  const cues = value.flatMap(({ startMs, endMs, lines, isUnread }): TimedCue[] => {
    const plain = lines
      .flatMap((line) => line.replaceAll(SRT_MARKUP, '').split(/<br\s*\/?>|\\N/iu))
      .filter((line) => line.trim() !== '');
    const voices = plain.map(() => null);
    return plain.length === 0 ? [] : [{ startMs, endMs, isUnread, lines: plain, voices, stamps: [] }];
  });
  return { value: cues, problems };
}

/** Reads WebVTT as subtitles without markup, with the voices and times inside each; `null` when it is no WebVTT. */
export function timedCuesOfVtt(text: string): Parsed<TimedCue[] | null> {
  const { value, problems } = parseVttFile(text);
  if (value === null) return { value, problems };
  const cues = value.cues.flatMap(({ startMs, endMs, text: written }): TimedCue[] => {
    const lines = new LineWriter(parseVttCueText(written)).write();
    return lines.lines.length === 0 ? [] : [{ startMs, endMs, ...lines }];
  });
  return { value: cues, problems };
}

interface Stamp {
  readonly offset: number;
  readonly timeMs: number;
}

/** Writes the nodes of a cue as plain lines; a voice begins a line of its own, blank lines are left out. */
class LineWriter {
  readonly #nodes: readonly VttNode[];
  readonly #lines: string[] = [];
  readonly #voices: (string | null)[] = [];
  readonly #stamps: Stamp[] = [];
  /** How much text the finished lines hold, with a line end for each. */
  #written = 0;
  #line = '';
  #voice: string | null = null;

  constructor(nodes: readonly VttNode[]) {
    this.#nodes = nodes;
  }

  write(): Pick<TimedCue, 'lines' | 'voices' | 'stamps'> {
    const stack = this.#nodes.toReversed();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === 'text') this.#addText(node.value);
      else if (node.type === 'timestamp') this.#addStamp(node.seconds);
      else {
        if (node.type === 'v' && node.annotation !== undefined) this.#startVoice(node.annotation);
        stack.push(...node.children.toReversed());
      }
    }
    this.#endLine();
    return { lines: this.#lines, voices: this.#voices, stamps: this.#stamps };
  }

  #addText(text: string): void {
    for (const [index, line] of linesOf(text).entries()) {
      if (index > 0) this.#endLine();
      this.#line += line;
    }
  }

  #addStamp(seconds: number): void {
    this.#stamps.push({ offset: this.#written + this.#line.length, timeMs: Math.round(seconds * 1_000) });
  }

  #startVoice(name: string): void {
    if (this.#line.trim() !== '') this.#endLine();
    this.#voice = name.trim() === '' ? null : name.trim();
  }

  #endLine(): void {
    if (this.#line.trim() !== '') {
      this.#lines.push(this.#line);
      this.#voices.push(this.#voice);
      this.#written += this.#line.length + 1;
      this.#voice = null;
    } else this.#moveStampsBack();
    this.#line = '';
  }

  /** The times inside a line that is left out stand at the start of the next. */
  #moveStampsBack(): void {
    for (let at = this.#stamps.length - 1; at >= 0 && this.#stamps[at]!.offset > this.#written; at--) {
      this.#stamps[at] = { ...this.#stamps[at]!, offset: this.#written };
    }
  }
}
