import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from './findText.ts';
import { replacementText } from './replacementText.ts';

function replaceFirst(
  text: string,
  pattern: string,
  template: string,
  { keepCase = false, isRegExp = true } = {},
): string {
  const query = { text: pattern, matchCase: false, matchAccents: true, wholeWord: false, isRegExp };
  const compiled = compileQuery(query);
  const match = compiled.ok ? compiled.matches(text)[0] : undefined;
  if (match === undefined) throw new Error('no match');
  return replacementText(query, { text: template, keepCase }, match, text);
}

describe('replacementText', () => {
  it('puts groups in', () => {
    expect(replaceFirst('Jean Dupont', '(\\w+) (?<nom>\\w+)', '$<nom>, $1 ($&) $$1 $3 $<x> $12')).toBe(
      'Dupont, Jean (Jean Dupont) $1 $3 $<x> Jean2',
    );
    expect(replaceFirst('b', '(a)?b', '[$1]')).toBe('[]');
    expect(replaceFirst('a', '(?<a>a)', '$<toString>')).toBe('$<toString>');
  });

  it('is plain text for a plain query', () => {
    expect(replaceFirst('a', 'a', '$1 $& $$', { isRegExp: false })).toBe('$1 $& $$');
  });

  it('carries capitals over when told to', () => {
    expect(replaceFirst('KAFKA', 'kafka', 'kavka', { keepCase: true })).toBe('KAVKA');
    expect(replaceFirst('Kafka', 'kafka', 'kavka', { keepCase: true })).toBe('Kavka');
    expect(replaceFirst('kafka', 'kafka', 'Kavka', { keepCase: true })).toBe('Kavka');
    expect(replaceFirst('À', 'à', 'élan', { keepCase: true })).toBe('Élan');
    expect(replaceFirst('Kafka', 'kafka', 'kavka')).toBe('kavka');
  });

  it('never brings a line break into a paragraph', () => {
    expect(replaceFirst('a', 'a', 'b\r\nc\u2028d', { isRegExp: false })).toBe('b c d');
  });

  it('agrees with JavaScript on templates of numbered groups', () => {
    const part = fc.constantFrom('$1', '$2', '$&', '$$', '$', 'x', '$10', ' ', '$3');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const template = parts.join('');
        expect(replaceFirst('ab', '(a)(b)', template)).toBe('ab'.replace(/(a)(b)/u, template));
      }),
    );
  });
});
