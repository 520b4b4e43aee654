import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../domain/transcript/findText.ts';
import { expressionFault } from './expressionFault.ts';

const QUERY = { matchCase: false, matchAccents: false, wholeWord: false, isRegExp: true };

describe('expressionFault', () => {
  it.each([
    ['lum(i[eè]re', 'unclosedGroup'],
    ['a: b)', 'unopenedGroup'],
    ['[a-z', 'unclosedClass'],
    ['a{', 'repetition'],
    ['a}', 'loneBracket'],
    ['*', 'nothingToRepeat'],
    ['a{3,1}', 'repetition'],
    ['[z-a]', 'range'],
    ['[\\w-z]', 'range'],
    ['a\\', 'escape'],
    ['\\q', 'escape'],
    ['\\p{Foo}', 'escape'],
    ['(?<1>a)', 'group'],
    ['(?<a>b)(?<a>c)', 'group'],
    ['\\k<a>', 'group'],
  ])('tells what is wrong with %j', (text, fault) => {
    const compiled = compileQuery({ ...QUERY, text });
    expect(compiled.ok ? null : expressionFault(compiled.detail)).toBe(fault);
  });

  it('knows not every fault', () => {
    expect(expressionFault('')).toBe('other');
  });
});
