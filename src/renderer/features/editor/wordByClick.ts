import { Plugin } from '@tiptap/pm/state';

/**
 * Selects a word by a double click without the narrow no-break space behind it, which Unicode counts as part of the
 * word: typed over, the space before `?` would go with it.
 */
export function wordByClick(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        dblclick: ({ dom }) => {
          const selection = dom.ownerDocument.getSelection();
          if (selection?.toString().endsWith('\u202F') === true) selection.modify('extend', 'backward', 'character');
        },
      },
    },
  });
}
