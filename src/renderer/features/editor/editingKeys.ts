import { isiOS, isMacOS } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { goToEdge, mergeWithNext, mergeWithPrevious, selectAllText, splitAtCaret } from './editCommands.ts';

const BACKWARD = ['Backspace', 'Mod-Backspace', 'Shift-Backspace'];
const FORWARD = ['Delete', 'Mod-Delete'];
const MAC_BACKWARD = ['Alt-Backspace', 'Ctrl-h'];
const MAC_FORWARD = ['Alt-Delete', 'Alt-d', 'Ctrl-d', 'Ctrl-Alt-Backspace'];

/**
 * The keys of the text itself. At the edge of a paragraph, every key that deletes merges it with its neighbour, also
 * one that deletes a word elsewhere: TipTap's own joining would glue two words and lose the time of one.
 */
export function editingKeys(isMac = isMacOS() || isiOS()): Record<string, Command> {
  return {
    ...bind(['Enter', 'Shift-Enter'], splitAtCaret),
    ...bind(isMac ? [...BACKWARD, ...MAC_BACKWARD] : BACKWARD, mergeWithPrevious),
    ...bind(isMac ? [...FORWARD, ...MAC_FORWARD] : FORWARD, mergeWithNext),
    'Mod-a': selectAllText,
    ...edgeKeys(isMac),
  };
}

function edgeKeys(isMac: boolean): Record<string, Command> {
  const [start, end] = isMac ? ['Cmd-ArrowUp', 'Cmd-ArrowDown'] : ['Ctrl-Home', 'Ctrl-End'];
  return {
    [start!]: goToEdge('start', false),
    [end!]: goToEdge('end', false),
    [`Shift-${start}`]: goToEdge('start', true),
    [`Shift-${end}`]: goToEdge('end', true),
  };
}

function bind(keys: readonly string[], command: Command): Record<string, Command> {
  return Object.fromEntries(keys.map((key) => [key, command]));
}
