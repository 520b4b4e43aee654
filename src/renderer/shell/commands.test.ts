import { describe, expect, it } from 'vitest';
import { commandStrings } from '../ui/strings/commands.ts';
import { COMMANDS, scopesOverlap } from './commands.ts';

describe('COMMANDS', () => {
  it('names every command that has a text, once', () => {
    expect(COMMANDS.map(({ id }) => id).toSorted()).toEqual(Object.keys(commandStrings.fr).toSorted());
  });

  it('gives no key twice where both commands work', () => {
    const shared = COMMANDS.flatMap((first, index) =>
      COMMANDS.slice(index + 1)
        .filter((second) => scopesOverlap(first.scope, second.scope))
        .flatMap((second) =>
          first.keys.filter((key) => second.keys.includes(key)).map((key) => [key, first.id, second.id]),
        ),
    );
    expect(shared).toEqual([]);
  });
});

describe('commandEntry', () => {
  it('keeps what changes the paragraph at the caret from fields that are typed in', () => {
    const changing = COMMANDS.filter(({ group }) => group === 'speakers' || group === 'review');
    expect(new Set(changing.map(({ scope }) => scope))).toEqual(new Set(['caret', 'text']));
  });
});

describe('scopesOverlap', () => {
  it('parts the library from a talk, and nothing else', () => {
    expect(scopesOverlap('library', 'talk')).toBe(false);
    expect(scopesOverlap('text', 'library')).toBe(false);
    expect(scopesOverlap('everywhere', 'library')).toBe(true);
    expect(scopesOverlap('text', 'caret')).toBe(true);
    expect(scopesOverlap('library', 'library')).toBe(true);
  });
});
