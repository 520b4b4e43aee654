import type { DictionaryLanguage } from '../../../domain/spelling/dictionaryLanguage.ts';
import type { SpellingReply, SpellingRequest } from './spellingService.ts';

/** The way to a spelling service: a `Worker`. */
export interface SpellingChannel {
  send(request: SpellingRequest): void;
  /** Runs `onReply` with each reply, and `onFailure` when the service is gone for good. */
  listen(onReply: (reply: SpellingReply) => void, onFailure: (error: Error) => void): void;
}

interface Waiting {
  readonly resolve: (reply: SpellingReply) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Asks a spelling service, and remembers its answers: words come again and again, in one talk and from talk to talk.
 *
 * `open` is called with the first question, so that a window that checks nothing loads nothing.
 */
export class SpellChecker {
  readonly #open: () => SpellingChannel;
  readonly #right = new Map<DictionaryLanguage, Map<string, boolean>>();
  /** The look-ups under way, by `keyOf` what is looked up. */
  readonly #checks = new Map<string, Promise<void>>();
  readonly #suggestions = new Map<string, Promise<readonly string[]>>();
  readonly #waiting = new Map<number, Waiting>();
  #channel: SpellingChannel | null = null;
  #lastId = 0;

  constructor(open: () => SpellingChannel) {
    this.#open = open;
  }

  /** Whether a form is in the dictionary, or `undefined` as long as it was not asked for. */
  isRight(form: string, language: DictionaryLanguage): boolean | undefined {
    return this.#right.get(language)?.get(form);
  }

  /** Looks forms up; resolves when `isRight` knows them all. Rejects when the dictionary cannot be had. */
  async check(forms: Iterable<string>, language: DictionaryLanguage): Promise<void> {
    const known = this.#known(language);
    const unknown = [...forms].filter((form) => !known.has(form));
    const check = unknown.filter((form) => !this.#checks.has(keyOf(form, language)));
    if (check.length > 0) this.#lookUp(check, language);
    await Promise.all(new Set(unknown.map((form) => this.#checks.get(keyOf(form, language)))));
  }

  /** What could stand for a form, best first. Rejects when the dictionary cannot be had. */
  suggest(form: string, language: DictionaryLanguage): Promise<readonly string[]> {
    const key = keyOf(form, language);
    const known = this.#suggestions.get(key);
    if (known !== undefined) return known;
    const asked = this.#ask({ language, suggest: form }).then((reply) =>
      'suggestions' in reply ? reply.suggestions : [],
    );
    this.#suggestions.set(key, asked);
    asked.catch(() => this.#suggestions.delete(key));
    return asked;
  }

  #lookUp(check: readonly string[], language: DictionaryLanguage): void {
    const known = this.#known(language);
    const asked = this.#ask({ language, check }).then((reply) => {
      if ('right' in reply) check.forEach((form, index) => known.set(form, reply.right[index]!));
    });
    const keys = check.map((form) => keyOf(form, language));
    for (const key of keys) this.#checks.set(key, asked);
    const forget = (): void => keys.forEach((key) => this.#checks.delete(key));
    asked.then(forget, forget);
  }

  #known(language: DictionaryLanguage): Map<string, boolean> {
    const known = this.#right.get(language) ?? new Map<string, boolean>();
    this.#right.set(language, known);
    return known;
  }

  async #ask(question: WithoutId<SpellingRequest>): Promise<SpellingReply> {
    this.#channel ??= this.#connect();
    const id = ++this.#lastId;
    const reply = await new Promise<SpellingReply>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#channel?.send({ ...question, id });
    });
    if ('failure' in reply) throw new Error(reply.failure);
    return reply;
  }

  #connect(): SpellingChannel {
    const channel = this.#open();
    channel.listen(
      (reply) => {
        this.#waiting.get(reply.id)?.resolve(reply);
        this.#waiting.delete(reply.id);
      },
      (error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
        this.#waiting.clear();
        // The next question starts a new one.
        this.#channel = null;
      },
    );
    return channel;
  }
}

function keyOf(form: string, language: DictionaryLanguage): string {
  return `${language} ${form}`;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
