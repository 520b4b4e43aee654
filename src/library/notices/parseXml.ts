import sax from 'sax';
import { getNamedCharacter } from '../../domain/formats/namedCharacters.ts';
import { quote, type TextProblem } from '../../domain/formats/parsed.ts';
import type { MarkupElement, MarkupNode } from '../../domain/notices/markup.ts';
import type { NoticeRefusal } from '../../domain/notices/sourceReading.ts';

/** What XML text holds: its elements with what was repaired on the way, or why it is not read. */
export type ParsedXml =
  | { readonly ok: true; readonly root: MarkupElement; readonly problems: readonly TextProblem[] }
  | { readonly ok: false; readonly reason: NoticeRefusal; readonly detail: string };

/** UTF-16 code units: as many bytes in ASCII. */
const MAX_LENGTH = 32 * 1024 * 1024;
const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 1_000;
/** A record has some dozens, a page of a hundred records some thousands. */
const MAX_ELEMENTS = 500_000;
/** Further ones are not told; a text with so many mistakes as `MAX_MISTAKES` is no XML. */
const MAX_PROBLEMS = 100;
const MAX_MISTAKES = 10_000;
const MAX_DOCUMENTS = 10_000;
/** Between two pieces sax looks whether a comment or an attribute goes beyond its own cap of 64 K, and gives text away. */
const PIECE_LENGTH = 4 * 1024;
/** After `<!`, sax looks at all of what follows for each further character. */
const MAX_DECLARATION = 256;

/** The name of the root that documents written one behind the other are put under. */
const MANY_DOCUMENTS = 'documents';

/**
 * Reads XML as records of talks come: strict about its tags, lenient about what hurts nobody.
 *
 * - Prefixes need no declaration and are split from names; of an attribute written twice the first counts.
 * - Entities are XML's five, numbers and the names of HTML; any other, and a bare `&`, stays as text (`unknownEntity`).
 * - A DOCTYPE that names an external DTD is passed over and nothing is loaded; one with an internal subset is refused.
 * - Control characters that XML forbids are left out (`controlCharacters`), and so is text behind the root (`strayText`).
 * - Several documents one behind the other, as `cat` makes them, come under one root named `documents`.
 * - The encoding that is declared does not count: the text is already decoded.
 *
 * Never throws. `detail` of a refusal begins with the line, as `line 3: …`, where there is one.
 */
export function parseXml(text: string): ParsedXml {
  if (text.length > MAX_LENGTH) return refusal('tooLarge', `${text.length} characters`);
  const problems: TextProblem[] = [];
  const clean = withoutControls(text.replaceAll(/\r\n?/g, '\n'), problems);
  const roots: MarkupElement[] = [];
  try {
    const budget = { elements: MAX_ELEMENTS, mistakes: MAX_MISTAKES };
    let at: Place | null = { offset: 0, line: 1 };
    while (at !== null) {
      if (roots.length === MAX_DOCUMENTS) return refusal('tooLarge', `more than ${MAX_DOCUMENTS} documents`);
      const reader: DocumentReader = new DocumentReader(at, problems, budget);
      at = reader.read(clean);
      if (reader.root !== null) roots.push(reader.root);
    }
  } catch (error) {
    if (error instanceof Refused) return refusal(error.reason, error.message);
    throw error;
  }
  const [root] = roots;
  if (root === undefined) return refusal('malformed', 'no element');
  const whole =
    roots.length === 1 ? root : { name: MANY_DOCUMENTS, prefix: '', attributes: {}, children: roots, line: 1 };
  return { ok: true, root: whole, problems };
}

function refusal(reason: NoticeRefusal, detail: string): ParsedXml {
  return { ok: false, reason, detail };
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]+/g;

function withoutControls(text: string, problems: TextProblem[]): string {
  const clean = text.replaceAll(CONTROLS, '');
  const count = text.length - clean.length;
  if (count > 0) problems.push({ code: 'controlCharacters', line: 0, detail: String(count) });
  return clean;
}

/** Stops the parser at once: what a handler throws comes out of `write`. */
class Refused extends Error {
  readonly reason: NoticeRefusal;

  constructor(reason: NoticeRefusal, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Thrown where another document begins. */
class NextDocument extends Error {}

/** What a whole text may still hold. */
interface Budget {
  elements: number;
  mistakes: number;
}

interface Place {
  readonly offset: number;
  readonly line: number;
}

interface OpenElement extends MarkupElement {
  readonly children: MarkupNode[];
}

const NO_ATTRIBUTES: MarkupElement['attributes'] = {};

/** Builds the tree of one document. */
class DocumentReader {
  root: MarkupElement | null = null;
  readonly #start: Place;
  readonly #problems: TextProblem[];
  readonly #budget: Budget;
  readonly #parser = new sax.SAXParser(true);
  readonly #open: OpenElement[] = [];
  #attributes: Map<string, string> = new Map();
  #tagLine = 0;

  constructor(start: Place, problems: TextProblem[], budget: Budget) {
    this.#start = start;
    this.#problems = problems;
    this.#budget = budget;
    // sax looks names up in an object, where `constructor` is one.
    this.#parser.ENTITIES = new Proxy({}, { get: (_, name) => getNamedCharacter(String(name)) });
    Object.assign(this.#parser, this.#handlers());
  }

  #handlers(): Partial<sax.SAXParser> {
    return {
      onopentagstart: () => this.#startTag(),
      onattribute: (attribute) => this.#attribute(attribute),
      onopentag: ({ name }) => this.#openTag(name),
      onclosetag: () => void this.#open.pop(),
      ontext: (text) => this.#text(text),
      oncdata: (text) => this.#text(text),
      ondoctype: (doctype) => this.#doctype(doctype),
      onprocessinginstruction: ({ name }) => {
        if (name === 'xml' && this.root !== null) throw new NextDocument();
      },
      onerror: (error) => this.#error(error),
    };
  }

  /** Reads to the end of the document; gives where the next one begins, or `null`. */
  read(text: string): Place | null {
    try {
      for (let from = this.#start.offset; from < text.length; from += PIECE_LENGTH) {
        this.#parser.write(text.slice(from, from + PIECE_LENGTH));
        if (this.#buffer('sgmlDecl').length > MAX_DECLARATION) this.#refuse('malformed', 'no declaration of XML');
      }
      this.#parser.close();
      return null;
    } catch (error) {
      if (!(error instanceof NextDocument)) throw error;
      return { offset: this.#start.offset + this.#parser.startTagPosition - 1, line: this.#line() };
    }
  }

  #line(): number {
    return this.#start.line + this.#parser.line;
  }

  #refuse(reason: NoticeRefusal, detail: string): never {
    throw new Refused(reason, `line ${this.#line()}: ${detail}`);
  }

  #startTag(): void {
    if (this.#open.length === 0 && this.root !== null) throw new NextDocument();
    if (this.#open.length === MAX_DEPTH) this.#refuse('tooDeep', `more than ${MAX_DEPTH} levels`);
    this.#tagLine = this.#line();
    if (this.#budget.elements-- === 0) this.#refuse('tooLarge', `more than ${MAX_ELEMENTS} elements`);
  }

  #attribute({ name, value }: { name: string; value: string }): void {
    // sax asks its own object for `hasOwnProperty`, and for the attributes it knows.
    if (name === 'hasOwnProperty') delete this.#parser.tag.attributes[name];
    if (!this.#attributes.has(name)) this.#attributes.set(name, value);
    if (this.#attributes.size > MAX_ATTRIBUTES) this.#refuse('tooManyAttributes', `more than ${MAX_ATTRIBUTES}`);
  }

  #openTag(written: string): void {
    const colon = written.indexOf(':');
    const element: OpenElement = {
      name: written.slice(colon + 1),
      prefix: written.slice(0, Math.max(0, colon)),
      attributes: this.#attributes.size === 0 ? NO_ATTRIBUTES : Object.fromEntries(this.#attributes),
      children: [],
      line: this.#tagLine,
    };
    if (this.#attributes.size > 0) this.#attributes = new Map();
    const parent = this.#open.at(-1);
    if (parent === undefined) this.root = element;
    else parent.children.push(element);
    this.#open.push(element);
  }

  #text(text: string): void {
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined) return;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + text;
    else siblings.push(text);
  }

  #doctype(doctype: string): void {
    if (doctype.replaceAll(/"[^"]*"|'[^']*'/g, '').includes('[')) this.#refuse('doctype', 'an internal subset');
  }

  #error(error: Error): void {
    const [message = ''] = error.message.split('\n');
    if (this.#budget.mistakes-- === 0) this.#refuse('malformed', 'too many mistakes');
    if (/^Invalid character (?:in )?entity/.test(message)) this.#report('unknownEntity', '');
    else if (this.root !== null && message.startsWith('Text data outside')) this.#report('strayText', '');
    else if (this.#buffer('doctype').includes('[')) this.#refuse('doctype', 'an internal subset');
    else this.#refuse(/^Un(?:closed root|expected end)/.test(message) ? 'truncated' : 'malformed', quote(message));
    this.#parser.resume();
  }

  /** What sax holds of a construct while it reads one. */
  #buffer(name: 'doctype' | 'sgmlDecl'): string {
    const held: unknown = Reflect.get(this.#parser, name);
    return typeof held === 'string' ? held : '';
  }

  #report(code: string, detail: string): void {
    const line = this.#line();
    const last = this.#problems.at(-1);
    if (this.#problems.length >= MAX_PROBLEMS || (last?.code === code && last.line === line)) return;
    this.#problems.push({ code, line, detail });
  }
}
