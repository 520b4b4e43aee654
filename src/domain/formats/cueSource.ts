import type { MarkupElement } from '../notices/markup.ts';
import { readXml } from './readXml.ts';

/**
 * A file to be read as one of the formats: decoded, without its byte order mark. What it is as JSON or XML is found out
 * once, when a format first asks.
 */
export class CueSource {
  readonly text: string;
  /** The file itself, for formats that are no text; `null` when only the text is known. */
  readonly bytes: Uint8Array | null;
  #json: { readonly value: unknown; readonly error: string } | null = null;
  #xml: MarkupElement | null | undefined;

  constructor(text: string, bytes: Uint8Array | null = null) {
    this.text = text;
    this.bytes = bytes;
  }

  /** The JSON that the text is, or several values that stand on lines of their own as a list; `undefined` for none. */
  get json(): unknown {
    return this.#readJson().value;
  }

  /** Why a text that looks like JSON is none; `''` when it is, or does not look like it. */
  get jsonError(): string {
    return this.#readJson().error;
  }

  /** The root element; `null` when the text is no XML. */
  get xml(): MarkupElement | null {
    return (this.#xml ??= /^\s*</.test(this.text) ? readXml(this.text) : null);
  }

  #readJson(): { readonly value: unknown; readonly error: string } {
    return (this.#json ??= /^\s*[[{]/.test(this.text) ? parseJson(this.text) : { value: undefined, error: '' });
  }
}

function parseJson(text: string): { value: unknown; error: string } {
  try {
    return { value: JSON.parse(text) as unknown, error: '' };
  } catch (error) {
    return {
      // A line end between two braces is in no string.
      value: /\}[ \t]*\r?\n\s*\{/.test(text) ? parseSeveral(text) : undefined,
      error: error instanceof Error ? error.message : '',
    };
  }
}

function parseSeveral(text: string): unknown {
  try {
    return JSON.parse(`[${text.replaceAll(/\}[ \t]*\r?\n\s*\{/g, '},{')}]`) as unknown;
  } catch {
    return undefined;
  }
}
