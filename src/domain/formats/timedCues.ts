import type { FileCue } from './cueFile.ts';
import type { TimedCue } from './cueSpans.ts';
import { linesOf } from './parsed.ts';
import { parseVttCueText, type VttNode } from './vttCueText.ts';

/** Subtitles as their lines, with the voices and times inside each; those without text are left out. */
export function timedCuesOf(cues: readonly FileCue[]): TimedCue[] {
  return cues.flatMap(({ startMs, endMs, text, markup, speaker, unread }): TimedCue[] => {
    const nodes: VttNode[] = markup === undefined ? [{ type: 'text', value: text }] : parseVttCueText(markup);
    // A voice that the markup names stands where it begins.
    const voice = markup?.includes('<v') === true ? null : speaker;
    const lines = new LineWriter(nodes, voice).write();
    return lines.lines.length === 0 ? [] : [{ startMs, endMs, unread, ...lines }];
  });
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
  #voice: string | null;

  constructor(nodes: readonly VttNode[], voice: string | null) {
    this.#nodes = nodes;
    this.#voice = voice;
  }

  write(): Pick<TimedCue, 'lines' | 'voices' | 'stamps'> {
    const stack = this.#nodes.toReversed();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === 'text') this.#addText(node.value);
      else if (node.type === 'timestamp') this.#addStamp(node.seconds);
      else {
        if (node.type === 'v' && node.annotation !== undefined) this.#startVoice(node.annotation);
        for (const child of node.children.toReversed()) stack.push(child);
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
