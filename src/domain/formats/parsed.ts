/**
 * Something in a text that a parser repaired, skipped or could not read. `line` counts from 1; 0 stands for the text
 * as a whole. `detail` quotes the text at most in part: it is for a person to find the place by.
 */
export interface TextProblem {
  readonly code: string;
  readonly line: number;
  readonly detail: string;
}

/** What every parser of a text gives. Parsers never throw. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly TextProblem[];
}

/** The lines of a text, at `\r\n`, `\r` or `\n` only: U+2028 and the like are characters of a line. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

const QUOTE_LENGTH = 80;

/** The beginning of a piece of text, short enough to quote in a problem. */
export function quote(text: string): string {
  return text.length <= QUOTE_LENGTH ? text : `${text.slice(0, QUOTE_LENGTH)}…`;
}

/** Tells on which line, from 1, an offset stands; lines end at `\n`. Asked in ascending order it reads the text once. */
export class LineCounter {
  readonly #text: string;
  #line = 1;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  lineAt(offset: number): number {
    if (offset < this.#at) {
      this.#line = 1;
      this.#at = 0;
    }
    for (let next = this.#text.indexOf('\n', this.#at); next >= 0 && next < offset;) {
      this.#line++;
      this.#at = next + 1;
      next = this.#text.indexOf('\n', this.#at);
    }
    return this.#line;
  }
}

/**
 * Where the next of some marks stands, for readers that go through a text: asked in ascending order it reads the text
 * once for each, and what does not occur costs nothing.
 */
export class MarksAhead {
  readonly #text: string;
  readonly #marks: readonly string[];
  /** Where each stands next, behind the last place asked for. */
  readonly #places: number[];
  #nearest = -1;

  constructor(text: string, marks: readonly string[]) {
    this.#text = text;
    this.#marks = marks;
    this.#places = marks.map(() => -1);
  }

  /** Where the next of the marks begins, at `from` or behind; `Infinity` when there is none. */
  nextFrom(from: number): number {
    if (this.#nearest < from) this.#goTo(from);
    return this.#nearest;
  }

  #goTo(from: number): void {
    let nearest = Infinity;
    for (let index = 0; index < this.#marks.length; index++) {
      let place = this.#places[index]!;
      if (place < from) {
        place = this.#text.indexOf(this.#marks[index]!, from);
        if (place < 0) place = Infinity;
        this.#places[index] = place;
      }
      if (place < nearest) nearest = place;
    }
    this.#nearest = nearest;
  }
}
