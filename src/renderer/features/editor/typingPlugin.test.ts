import { history, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../domain/transcript/tokensOf.ts';
import { newParagraph, type Paragraph, type ParagraphId } from '../../../domain/transcript/transcript.ts';
import { documentOf, transcriptOf } from './documentBridge.ts';
import { newParagraphId } from './newParagraphId.ts';
import { retimePlugin } from './retimePlugin.ts';
import { typingPlugin } from './typingPlugin.ts';

/** A keyboard on a paragraph whose words are timed: what an `EditorView` does with a key, without its DOM. */
class Keyboard {
  state: EditorState;
  composing = false;
  readonly #plugin = typingPlugin(() => ({ profile: 'imprimerieNationale', off: [] }));

  constructor(text: string, offset: number, known: Partial<Paragraph> = {}) {
    const words = tokensOf(text).map((_, index) => [1_000 * index, 1_000 * index + 700, index] as const);
    const paragraph = newParagraph('p' as ParagraphId, text, { words, startMs: 0, endMs: 60_000, ...known });
    const doc = documentOf([paragraph], newParagraphId);
    const plugins = [this.#plugin, history({ newGroupDelay: 60_000 }), retimePlugin()];
    this.state = EditorState.create({ doc, plugins });
    this.caretAt(offset);
  }

  caretAt(offset: number): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, 2 + offset)));
  }

  readonly dispatch = (transaction: Transaction): void => {
    this.state = this.state.apply(transaction);
  };

  type(keys: string): void {
    for (const key of keys) {
      const { from, to } = this.state.selection;
      const insert = (): Transaction => this.state.tr.insertText(key, from, to);
      const view = this as unknown as EditorView;
      if (this.#plugin.props.handleTextInput?.call(this.#plugin, view, from, to, key, insert) !== true) {
        this.dispatch(insert());
      }
    }
  }

  backspace(): boolean {
    const event = { key: 'Backspace' } as KeyboardEvent;
    return this.#plugin.props.handleKeyDown?.call(this.#plugin, this as unknown as EditorView, event) === true;
  }

  undo(): void {
    undo(this.state, this.dispatch);
  }

  get paragraph(): Paragraph {
    return transcriptOf(this.state.doc)[0]!;
  }

  /** The text with the caret, and no-break blanks readable. */
  get shown(): string {
    const { text } = this.paragraph;
    const at = this.state.selection.head - 2;
    return `${text.slice(0, at)}|${text.slice(at)}`.replaceAll('\u00A0', '~').replaceAll('\u202F', '^');
  }
}

describe('typingPlugin', () => {
  it('corrects what is typed, and leaves the caret behind it', () => {
    const keyboard = new Keyboard('Il vient', 8);
    keyboard.type(' "ici" ? Oui...');
    expect(keyboard.shown).toBe('Il vient «~ici~»^? Oui…|');
  });

  it('takes back the correction at Backspace, and leaves what was typed', () => {
    const keyboard = new Keyboard('Il vient', 8);
    keyboard.type('?');
    expect(keyboard.shown).toBe('Il vient^?|');
    expect(keyboard.backspace()).toBe(true);
    expect(keyboard.shown).toBe('Il vient?|');
    expect(keyboard.backspace()).toBe(false);
  });

  it('undoes the correction alone first, whatever was typed since and before', () => {
    const keyboard = new Keyboard('Il vient', 8);
    keyboard.type(' là... Puis');
    expect(keyboard.shown).toBe('Il vient là… Puis|');
    expect(keyboard.backspace()).toBe(false);
    keyboard.undo();
    expect(keyboard.shown).toBe('Il vient là…|');
    keyboard.undo();
    expect(keyboard.shown).toBe('Il vient là...|');
    keyboard.undo();
    expect(keyboard.shown).toBe('Il vient|');
  });

  it('leaves Backspace alone once the caret has moved', () => {
    const keyboard = new Keyboard('Il vient', 8);
    keyboard.type('?');
    keyboard.caretAt(2);
    expect(keyboard.backspace()).toBe(false);
  });

  it('keeps the times of the words it is typed into', () => {
    const keyboard = new Keyboard('cest lhomme ici', 1);
    const before = keyboard.paragraph.words;
    keyboard.type("'");
    keyboard.caretAt(7);
    keyboard.type("'");
    keyboard.caretAt(14);
    keyboard.type('"');
    keyboard.caretAt(19);
    keyboard.type('"');
    expect(keyboard.shown).toBe('c’est l’homme «~ici~»|');
    expect(keyboard.paragraph.words).toEqual(before);
  });

  it('corrects nothing while characters are composed, nor in foreign words, but behind them', () => {
    const keyboard = new Keyboard('it s', 2);
    keyboard.composing = true;
    keyboard.type("'");
    expect(keyboard.shown).toBe("it'| s");
    const marks = [{ from: 0, to: 4, kind: 'foreign', note: 'en' }] as const;
    const foreign = new Keyboard('it s', 2, { marks });
    foreign.type("'");
    expect(foreign.shown).toBe("it'| s");
  });
});
