import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Editor, Extension, Node, type AnyExtension, type Content, type EditorEvents } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { TextSelection, type Command, type Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ParagraphTimes } from '../../../domain/transcript/estimateTimes.ts';
import type { TimedTranscript } from '../../../domain/transcript/timedTranscript.ts';
import type { TypographyOptions } from '../../../domain/typography/typographyPass.ts';
import type { Paragraph, ParagraphId, TalkId, Transcript } from '../../../domain/transcript/transcript.ts';
import { remark } from '../../ui/remarks.ts';
import { adoptTranscript } from './adoptTranscript.ts';
import { caretOnFocus } from './caretOnFocus.ts';
import { clipboardPlugin } from './clipboard.ts';
import { documentOf, paragraphOf } from './documentBridge.ts';
import { blockAtCaret, blocksOf, type Placed } from './editCommands.ts';
import { editingKeys } from './editingKeys.ts';
import { foreignTextPlugin, keepForeignText } from './foreignText.ts';
import { InvisibleMarks } from './InvisibleMarks.ts';
import { Margins, type MarginContext, type NodeViews } from './Margins.ts';
import { markableRange } from './markCommands.ts';
import { newParagraphId } from './newParagraphId.ts';
import type { QuotedRange } from './quotedRange.ts';
import { readSelection, readSelectionAtKeys } from './readSelection.ts';
import { retimePlugin } from './retimePlugin.ts';
import { SCHEMA_PARTS } from './schema.ts';
import { sectionsPlugin } from './sectionsPlugin.ts';
import { SelectionSight } from './SelectionSight.ts';
import { typingPlugin } from './typingPlugin.ts';
import { wordByClick } from './wordByClick.ts';

/** How many steps back undo goes. */
const HISTORY_DEPTH = 1_000;

/** A position in the text that outlives the document: paragraph and UTF-16 offset. */
export interface TextPlace {
  readonly paragraphId: ParagraphId;
  readonly offset: number;
}

/** A range of a paragraph's text: half-open UTF-16 offsets. */
export interface TextRange {
  readonly paragraphId: ParagraphId;
  readonly from: number;
  readonly to: number;
}

interface EditorOptions {
  readonly element: HTMLElement;
  /** The talk whose text it is: times that are pasted mean something only there. */
  readonly talkId: TalkId;
  readonly transcript: Transcript;
  readonly context: MarginContext;
  /** The accessible name. */
  readonly label: string;
  /** The language of the text, BCP 47. */
  readonly language: string;
  /** Runs at once, and after each change of the text. */
  readonly onChange: (timed: TimedTranscript) => void;
  readonly onSelection: () => void;
  /** The typography that typing is corrected to, asked at each character; `null` leaves what is typed. */
  readonly typingTypography: () => TypographyOptions | null;
}

/** The editor of one transcript, and what the rest of the window may do with it. */
export interface TranscriptEditor {
  readonly view: EditorView;
  readonly margins: Margins;
  /** Runs a command as one undo step; `false` when it did not apply. One that changes a read-only text says so instead. */
  run(command: Command): boolean;
  /** `false` when there is nothing to take back. */
  undo(): boolean;
  /** `false` when nothing was taken back. */
  redo(): boolean;
  /** Lets undo and redo wait: a change that is on its way into the text is the step that they mean. */
  holdHistory(until: Promise<void>): void;
  focus(): void;
  setEditable(isEditable: boolean): void;
  /** Gives the text another accessible name, and says in which language it is. */
  setLabel(label: string, language: string): void;
  caret(): { readonly paragraph: Paragraph; readonly times: ParagraphTimes; readonly place: TextPlace };
  /** Puts the caret at a place, if the paragraph is still there, and scrolls to it. */
  restore(place: TextPlace): void;
  /** Selects a range of UTF-16 offsets of a paragraph, if it is still there, and scrolls to it. */
  select(range: TextRange): void;
  /**
   * Makes the text equal to a transcript with the least changes, as one undo step unless it is another window's
   * change; `false` when it was equal.
   */
  adopt(transcript: Transcript, isUndoable?: boolean): boolean;
  /** Resolves when no characters are being composed: a change of the text would end that, or spoil it. */
  untilComposed(): Promise<void>;
  /** The paragraphs that the selection touches, or the one at the caret. */
  selectedParagraphs(): ParagraphId[];
  /** The words a mark would go on now: the selection or the word at the caret, with their text; `null` in white space. */
  markable(): QuotedRange | null;
  /** The position of a paragraph in the document, for commands that take one. */
  find(id: ParagraphId): Placed | undefined;
  /** Makes no-break spaces and other invisible characters visible, or not. */
  showInvisibles(isShown: boolean): void;
  /** Runs `listener` after each change of the text or the selection, with what made it. Returns a function that stops it. */
  subscribe(listener: (isTextChanged: boolean, transactions: readonly Transaction[]) => void): () => void;
  destroy(): void;
}

/** Opens an editor on a transcript. */
export function createTranscriptEditor(options: EditorOptions): TranscriptEditor {
  const margins = new Margins(options.context, options.onChange);
  const invisibles = new InvisibleMarks();
  const sight = new SelectionSight();
  const editor = openEditor(options, [margins, invisibles, sight]);
  const { view } = editor;
  const find = (id: ParagraphId): Placed | undefined =>
    blocksOf(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  const select = ({ paragraphId, from, to }: TextRange): void => {
    const block = find(paragraphId);
    if (block === undefined) return;
    const at = (offset: number): number => block.position + 1 + Math.min(offset, block.node.content.size);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at(from), at(to))));
    sight.show(view, 'centre');
  };

  hideFromReact(view.dom);
  return {
    view,
    margins,
    run: (command) => {
      readSelection(view);
      return command(view.state, dispatchTo(view), view);
    },
    ...heldHistory(editor),
    focus: () => view.focus(),
    setEditable: (isEditable) => editor.setEditable(isEditable, false),
    setLabel: (label, language) => editor.setOptions({ editorProps: { attributes: attributesOf(label, language) } }),
    caret() {
      const { node, index } = blockAtCaret(view.state);
      const paragraph = paragraphOf(node);
      const offset = view.state.selection.$head.parentOffset;
      return { paragraph, times: margins.timed.times[index]!, place: { paragraphId: paragraph.id, offset } };
    },
    restore: ({ paragraphId, offset }) => select({ paragraphId, from: offset, to: offset }),
    select,
    selectedParagraphs: () => paragraphsIn(view.state.selection, view.state.doc),
    markable: () => markableRange(view.state),
    adopt: (transcript, isUndoable) => adoptTranscript(transcript, isUndoable)(view.state, view.dispatch),
    async untilComposed() {
      while (view.composing && !editor.isDestroyed) await endOfComposition(editor);
    },
    find,
    showInvisibles: (isShown) => invisibles.setShown(isShown),
    subscribe(listener) {
      let before = view.state.doc;
      const onTransaction = ({ transaction, appendedTransactions }: EditorEvents['transaction']): void => {
        const isTextChanged = view.state.doc !== before;
        before = view.state.doc;
        listener(isTextChanged, [transaction, ...appendedTransactions]);
      };
      editor.on('transaction', onTransaction);
      return () => void editor.off('transaction', onTransaction);
    },
    destroy: () => editor.destroy(),
  };
}

function paragraphsIn({ from, to }: Selection, document: DocumentNode): ParagraphId[] {
  const ids: ParagraphId[] = [];
  document.nodesBetween(from, to, (node) => {
    if (node.isTextblock) ids.push(node.attrs['id'] as ParagraphId);
    return !node.isTextblock;
  });
  return ids;
}

function openEditor(options: EditorOptions, parts: [Margins, InvisibleMarks, SelectionSight]): Editor {
  const { element, transcript, onSelection } = options;
  const [margins] = parts;
  const behaviour = Extension.create({
    name: 'transcript',
    priority: 1_000,
    addProseMirrorPlugins: () => [
      readSelectionAtKeys(),
      typingPlugin(options.typingTypography),
      keymap(editingKeys()),
      history({ depth: HISTORY_DEPTH }),
      // Before the times: each paragraph that is re-timed costs as much as its section is long.
      sectionsPlugin(),
      retimePlugin(),
      foreignTextPlugin(),
      clipboardPlugin(options.talkId),
      caretOnFocus(),
      wordByClick(),
      ...parts.map(({ plugin }) => plugin),
    ],
  });
  return new Editor({
    element,
    extensions: [...SCHEMA_PARTS.map((part) => withView(part, margins.nodeViews)), behaviour],
    // The document itself, in the editor's own schema: a long talk through JSON takes longer than drawing it. TipTap
    // takes a node as the content, though its type does not say so.
    onBeforeCreate: ({ editor }) => {
      const document = documentOf(transcript, newParagraphId, editor.schema);
      margins.open(document);
      editor.setOptions({ content: document as unknown as Content });
    },
    injectCSS: false,
    editorProps: { attributes: attributesOf(options.label, options.language) },
    onSelectionUpdate: onSelection,
  });
}

/** Keys reach the text also while it cannot be saved: what they changed then would be lost. */
function dispatchTo(view: EditorView): (transaction: Transaction) => void {
  return (transaction) => {
    if (transaction.docChanged && !view.editable) remark('readOnly');
    else view.dispatch(transaction);
  };
}

function heldHistory(editor: Editor): Pick<TranscriptEditor, 'undo' | 'redo' | 'holdHistory'> {
  let held: Promise<void> | null = null;
  const whenFree = (act: Command) => (): boolean => {
    if (held === null) {
      if (editor.isDestroyed || !act(editor.view.state, dispatchTo(editor.view))) return false;
      keepForeignText(editor.view.state, dispatchTo(editor.view));
      return true;
    }
    void held.then(whenFree(act));
    return true;
  };
  return {
    undo: whenFree(undo),
    redo: whenFree(redo),
    holdHistory(until) {
      const holding = until.finally(() => {
        if (held === holding) held = null;
      });
      held = holding;
    },
  };
}

/** Resolves when characters have been composed, or the editor is gone. */
function endOfComposition(editor: Editor): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  editor.view.dom.addEventListener('compositionend', () => resolve(), { once: true });
  editor.once('destroy', () => resolve());
  return promise;
}

/** The node with its view from the start: views that a plugin brings make the editor draw the text a second time. */
function withView(part: AnyExtension, views: NodeViews): AnyExtension {
  const view = views[part.name];
  return view === undefined || !(part instanceof Node)
    ? part
    : part.extend({
        addNodeView:
          () =>
          ({ node }) =>
            view(node),
      });
}

/**
 * React notes the selection in a focused `contenteditable` element before each commit, counting its way through the
 * whole text: 7 ms a commit at 100,000 words. Told that this is none, it leaves the selection to ProseMirror.
 */
function hideFromReact(element: HTMLElement): void {
  Object.defineProperty(element, 'contentEditable', { value: 'inherit' });
}

function attributesOf(label: string, language: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-label': label,
    'aria-multiline': 'true',
    lang: language,
    // A checker of our own on the visible paragraphs comes instead: the browser's is slow at this size.
    spellcheck: 'false',
    translate: 'no',
  };
}
