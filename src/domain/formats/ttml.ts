import { childrenOf, elementsOf, textOf, type MarkupElement } from '../notices/markup.ts';
import { naturalMs } from '../transcript/wordTimes.ts';
import type { CueFile, FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { quote, type Parsed, type TextProblem } from './parsed.ts';
import { placeUnreadCues } from './placeUnreadCues.ts';
import { languageOf } from './speech.ts';
import { readTtmlTime, ttmlClock, type TtmlClock } from './ttmlTime.ts';
import { piecesOfRuns, type TtmlRun } from './ttmlText.ts';
import { markedText, type Style } from './vttMarkup.ts';

export function looksLikeTtml({ xml }: CueSource): boolean {
  return xml?.name === 'tt';
}

/**
 * Reads TTML 1 and 2, the text profiles of IMSC, EBU-TT and EBU-TT-D, whatever prefixes they use.
 *
 * Times nest: `begin`, `end` and `dur` of `body`, `div`, `p` and `span` count from the start of what they are in, or in
 * a `seq` from the end of the one before. A paragraph whose spans come and go gives a cue for each state that is seen.
 * Bold, italic and underlined text is kept, by attribute or style; `ttm:agent` is the speaker. Regions become
 * `settings`; what is not read (images, animation) is reported. End times are exclusive.
 */
export function parseTtml({ xml }: CueSource): Parsed<CueFile | null> {
  return xml === null ? { value: null, problems: [] } : new TtmlReader(xml).read();
}

/** An attribute by its local name: prefixes are the writer's own. */
function attributeOf({ attributes }: MarkupElement, name: string): string | undefined {
  const own = attributes[name];
  if (own !== undefined) return own;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

/** What an element hands down. Times in milliseconds; `endMs` is `Infinity` where nothing says it. */
interface Context {
  readonly startMs: number;
  readonly endMs: number;
  /** Whether a time was written on the way down. */
  readonly isTimed: boolean;
  readonly styles: readonly Style[];
  readonly speaker: string | null;
  readonly region: string;
  readonly preserves: boolean;
}

const OUTERMOST: Context = {
  startMs: 0,
  endMs: Infinity,
  isTimed: false,
  styles: [],
  speaker: null,
  region: '',
  preserves: false,
};

/** A paragraph with more states than this is read span by span: each state would repeat the rest of it. */
const MOST_STATES = 200;

class TtmlReader {
  readonly #root: MarkupElement;
  readonly #clock: TtmlClock;
  readonly #problems: TextProblem[] = [];
  readonly #styles = new Map<string, MarkupElement>();
  readonly #agents = new Map<string, string>();
  readonly #cues: FileCue[] = [];
  readonly #regions = new Set<string>();
  readonly #left = new Map<string, number>();

  constructor(root: MarkupElement) {
    this.#root = root;
    this.#clock = ttmlClock((name) => attributeOf(root, name));
  }

  read(): Parsed<CueFile | null> {
    for (const head of childrenOf(this.#root, 'head')) this.#readHead(head);
    for (const body of childrenOf(this.#root, 'body')) {
      this.#walk(body, this.#enter(this.#root, OUTERMOST, 0));
    }
    if (this.#regions.size > 0) this.#report('regionsIgnored', 0, [...this.#regions].slice(0, 5).join(' '));
    for (const [code, line] of this.#left) this.#report(code, line, '');
    const cues = this.#closed(placeUnreadCues(this.#cues));
    const language = languageOf(attributeOf(this.#root, 'lang'));
    return { value: { format: 'ttml', language, cues }, problems: this.#problems };
  }

  #report(code: string, line: number, detail: string): void {
    this.#problems.push({ code, line, detail: quote(detail) });
  }

  #readHead(head: MarkupElement): void {
    for (const element of elementsOf(head)) {
      const id = element.attributes['xml:id'];
      if (id === undefined) continue;
      if (element.name === 'style') this.#styles.set(id, element);
      if (element.name === 'agent') {
        const name = childrenOf(element, 'name').map(textOf).join(' ').trim();
        this.#agents.set(id, name === '' ? id : name);
      }
    }
  }

  /** Paragraphs in order; `seqMs` is where the one before ended. */
  #walk(element: MarkupElement, outer: Context): void {
    const context = this.#enter(element, outer, outer.startMs);
    this.#walkChildren(element, context);
  }

  #walkChildren(element: MarkupElement, context: Context): void {
    const isSequence = attributeOf(element, 'timeContainer') === 'seq';
    let reachedMs = context.startMs;
    for (const child of childrenOf(element)) {
      if (!/^(?:div|p|body)$/.test(child.name)) {
        this.#leaveOut(child);
        continue;
      }
      const own = this.#enter(child, context, isSequence ? reachedMs : context.startMs);
      if (Number.isFinite(own.endMs)) reachedMs = own.endMs;
      if (attributeOf(child, 'display') === 'none') continue;
      if (child.name === 'p') this.#readParagraph(child, own);
      else this.#walkChildren(child, own);
    }
  }

  #leaveOut({ name, line }: MarkupElement): void {
    const code = name === 'set' || name === 'animate' ? 'animationIgnored' : name === 'image' ? 'imageLeftOut' : null;
    if (code !== null && !this.#left.has(code)) this.#left.set(code, line);
  }

  #enter(element: MarkupElement, outer: Context, originMs: number): Context {
    if (attributeOf(element, 'backgroundImage') !== undefined) this.#leaveOut({ ...element, name: 'image' });
    const agent = attributeOf(element, 'agent')?.trim().split(/\s+/)[0] || undefined;
    const space = attributeOf(element, 'space');
    return {
      ...this.#times(element, outer, originMs),
      styles: this.#stylesOf(element, outer.styles),
      speaker: agent === undefined ? outer.speaker : (this.#agents.get(agent) ?? agent),
      region: attributeOf(element, 'region') ?? outer.region,
      preserves: space === undefined ? outer.preserves : space === 'preserve',
    };
  }

  #times(element: MarkupElement, outer: Context, originMs: number): Pick<Context, 'startMs' | 'endMs' | 'isTimed'> {
    const begin = this.#time(element, 'begin');
    const end = this.#time(element, 'end');
    const duration = this.#time(element, 'dur');
    const startMs = originMs + (begin ?? 0);
    const ends = [outer.endMs];
    if (end !== null) ends.push(originMs + end);
    if (duration !== null) ends.push(startMs + duration);
    const isTimed = outer.isTimed || begin !== null || ends.length > 1;
    return { startMs: bounded(startMs), endMs: bounded(Math.min(...ends)), isTimed };
  }

  #time(element: MarkupElement, name: string): number | null {
    const written = attributeOf(element, name);
    if (written === undefined) return null;
    const timeMs = readTtmlTime(written, this.#clock);
    if (timeMs === null) this.#report('unreadTimes', element.line, `${name}="${written}"`);
    return timeMs;
  }

  /** The styles an element names come before its own attributes; a style may name others. */
  #stylesOf(element: MarkupElement, outer: readonly Style[]): readonly Style[] {
    const applied: MarkupElement[] = [];
    const named = [element];
    for (let next = named.pop(); next !== undefined && applied.length < 50; next = named.pop()) {
      applied.unshift(next);
      for (const id of (next.attributes['style'] ?? '').split(/\s+/)) {
        const style = this.#styles.get(id);
        if (style !== undefined && !applied.includes(style)) named.push(style);
      }
    }
    return applied.reduce(withStyles, outer);
  }

  #readParagraph(paragraph: MarkupElement, context: Context): void {
    const runs: TtmlRun[] = [];
    this.#collectRuns(paragraph, context, runs);
    if (!runs.some(({ text }) => text.trim() !== '')) return;
    if (context.region !== '') this.#regions.add(context.region);
    for (const state of statesOf(runs)) {
      const cue = this.#cueOf(state, context, attributeOf(paragraph, 'id') ?? '');
      if (cue?.unread !== undefined) this.#report('unreadTimes', paragraph.line, cue.text);
      if (cue !== null) this.#cues.push(cue);
    }
  }

  #cueOf({ startMs, endMs, seen }: State, context: Context, id: string): FileCue | null {
    const { text, markup } = markedText(piecesOfRuns(seen));
    if (text.trim() === '') return null;
    const settings = context.region === '' ? '' : `region:${context.region}`;
    const speaker = seen.find((run) => run.speaker !== null)?.speaker ?? context.speaker;
    const cue: FileCue = {
      id,
      startMs,
      endMs,
      text,
      raw: text,
      settings,
      speaker,
      ...(markup === undefined ? {} : { markup }),
    };
    return context.isTimed || seen.some(({ isTimed }) => isTimed) ? cue : { ...cue, unread: 'both' };
  }

  #collectRuns(element: MarkupElement, context: Context, runs: TtmlRun[]): void {
    const isSequence = attributeOf(element, 'timeContainer') === 'seq';
    let reachedMs = context.startMs;
    const { startMs, endMs, isTimed, styles, speaker, preserves } = context;
    for (const child of element.children) {
      if (typeof child === 'string')
        runs.push({ text: child, isBreak: false, startMs, endMs, isTimed, styles, speaker, preserves });
      else if (child.name === 'br') {
        runs.push({ text: '\n', isBreak: true, startMs, endMs, isTimed, styles, speaker, preserves });
      } else if (child.name === 'span' && attributeOf(child, 'display') !== 'none') {
        const own = this.#enter(child, context, isSequence ? reachedMs : startMs);
        if (Number.isFinite(own.endMs)) reachedMs = own.endMs;
        this.#collectRuns(child, own, runs);
      } else this.#leaveOut(child);
    }
  }

  /** Gives cues that nothing ends an end: the next start, or as long as it takes to say them. */
  #closed(cues: readonly FileCue[]): readonly FileCue[] {
    return cues.map((cue, index) => {
      if (Number.isFinite(cue.endMs)) return cue;
      this.#report('noEnd', 0, cue.text);
      const saidMs = cue.startMs + naturalMs(cue.text.length);
      const nextMs = cues[index + 1]?.startMs ?? saidMs;
      return { ...cue, endMs: nextMs > cue.startMs ? Math.min(saidMs, nextMs) : saidMs };
    });
  }
}

/** Times that nest deeply may add up to more than can be counted. */
function bounded(timeMs: number): number {
  return timeMs === Infinity ? timeMs : Math.min(timeMs, Number.MAX_SAFE_INTEGER);
}

function withStyles(outer: readonly Style[], element: MarkupElement): readonly Style[] {
  const styles = new Set(outer);
  const set = (style: Style, value: string | undefined, on: RegExp): void => {
    if (value === undefined) return;
    if (on.test(value)) styles.add(style);
    else styles.delete(style);
  };
  set('i', attributeOf(element, 'fontStyle'), /italic|oblique/i);
  set('b', attributeOf(element, 'fontWeight'), /bold/i);
  set('u', attributeOf(element, 'textDecoration'), /(?<!no)underline/i);
  return [...styles];
}

interface State {
  readonly startMs: number;
  readonly endMs: number;
  readonly seen: readonly TtmlRun[];
}

/** The states that a paragraph goes through: what is seen between two times at which something comes or goes. */
function statesOf(runs: readonly TtmlRun[]): State[] {
  const said = runs.filter(({ text }) => text.trim() !== '');
  const { startMs, endMs } = said[0]!;
  if (said.every((run) => run.startMs === startMs && run.endMs === endMs)) return [{ startMs, endMs, seen: runs }];
  const times = [...new Set(said.flatMap((run) => [run.startMs, run.endMs]))].toSorted((one, other) => one - other);
  if (times.length > MOST_STATES) return said.map((run) => ({ startMs: run.startMs, endMs: run.endMs, seen: [run] }));
  return times.slice(0, -1).flatMap((fromMs, index): State[] => {
    const seen = runs.filter((run) => run.startMs <= fromMs && run.endMs > fromMs);
    const hasText = seen.some(({ text }) => text.trim() !== '');
    return hasText ? [{ startMs: fromMs, endMs: times[index + 1]!, seen }] : [];
  });
}
