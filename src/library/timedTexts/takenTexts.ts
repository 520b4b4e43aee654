import type { ParagraphId, Transcript } from '../../domain/transcript/transcript.ts';
import type { TalkNumber } from '../store/talkNumber.ts';

interface Take {
  readonly ids: ReadonlySet<ParagraphId>;
  readonly isComplete: boolean;
}

/**
 * Whether the texts of talks are whole, while timed texts are taken, saved, undone and redone: a take only prepares a
 * text, and the save that follows is one like any other. Forgotten with the editor's undo, when the library closes.
 */
export class TakenTexts {
  readonly #talks = new Map<TalkNumber, { readonly wasComplete: boolean; readonly takes: Take[] }>();

  /** Remembers a text that was taken for a talk, and whether the text there is was whole. */
  add(talk: TalkNumber, taken: { readonly paragraphs: Transcript; readonly isComplete: boolean }, was: boolean): void {
    const { takes, wasComplete } = this.#talks.get(talk) ?? { takes: [], wasComplete: was };
    takes.push({ ids: new Set(taken.paragraphs.map(({ id }) => id)), isComplete: taken.isComplete });
    this.#talks.set(talk, { takes, wasComplete });
  }

  /** Whether a talk's text of these paragraphs is whole; `undefined` when no text was taken for it. */
  isComplete(talk: TalkNumber, paragraphs: readonly ParagraphId[]): boolean | undefined {
    const taken = this.#talks.get(talk);
    const last = taken?.takes.findLast(({ ids }) => paragraphs.some((id) => ids.has(id)));
    return last?.isComplete ?? taken?.wasComplete;
  }
}
