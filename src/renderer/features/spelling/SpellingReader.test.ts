import { describe, expect, it } from 'vitest';
import { acceptWords } from '../../../domain/spelling/acceptedWords.ts';
import {
  newParagraph,
  type Paragraph,
  type ParagraphId,
  type Transcript,
} from '../../../domain/transcript/transcript.ts';
import { acceptedTerms, setAcceptedWords } from './acceptedTerms.ts';
import { findMisspelling, misspellingAt } from './findMisspelling.ts';
import { SpellChecker } from './SpellChecker.ts';
import type { SpelledText } from './SpelledText.ts';
import { SpellingReader } from './SpellingReader.ts';

/** A checker whose service calls right what has no `x`. */
function openReader(accepted: readonly string[] = []): SpellingReader {
  const checker = new SpellChecker(() => {
    const listeners: Parameters<ReturnType<ConstructorParameters<typeof SpellChecker>[0]>['listen']>[0][] = [];
    return {
      send: (request) => {
        const right = 'check' in request ? request.check.map((form) => !form.includes('x')) : [];
        queueMicrotask(() => listeners.forEach((listener) => listener({ id: request.id, right })));
      },
      listen: (onReply) => void listeners.push(onReply),
    };
  });
  return new SpellingReader(checker, { language: 'fr', isAccepted: acceptWords(accepted, 'fr') });
}

function textOf(paragraphs: Transcript, caret: readonly [index: number, offset: number]): SpelledText {
  return {
    paragraphs: () => paragraphs,
    elementOf: () => null,
    caret: () => ({ paragraphId: paragraphs[caret[0]]!.id, offset: caret[1] }),
    subscribe: () => () => undefined,
    select: () => undefined,
    replace: () => undefined,
    focus: () => undefined,
  };
}

const paragraphs = (...texts: string[]): Paragraph[] =>
  texts.map((text, index) => newParagraph(`p${index}` as ParagraphId, text));

describe('SpellingReader', () => {
  it('finds nothing before words are looked up, and what is wrong afterwards', async () => {
    const reader = openReader();
    const [paragraph] = paragraphs('un mox ici');
    expect(reader.isLookedUp([paragraph!])).toBe(false);
    expect(reader.misspellings(paragraph!)).toEqual([]);
    await reader.lookUp([paragraph!]);
    expect(reader.isLookedUp([paragraph!])).toBe(true);
    expect(reader.misspellings(paragraph!)).toEqual([{ from: 3, to: 6, text: 'mox' }]);
    expect(misspellingAt(reader, paragraph!, 6)).toMatchObject({ text: 'mox', paragraph });
    expect(misspellingAt(reader, paragraph!, 7)).toBeNull();
  });

  it('leaves out what is marked as no speech in this language', async () => {
    const reader = openReader();
    const marks = [
      { from: 0, to: 3, kind: 'foreign', note: 'en' },
      { from: 4, to: 7, kind: 'italic', note: '' },
      { from: 8, to: 11, kind: 'sound', note: '' },
    ] as const;
    const paragraph = newParagraph('p' as ParagraphId, 'mox nax rix', { marks });
    await reader.lookUp([paragraph]);
    expect(reader.misspellings(paragraph).map(({ text }) => text)).toEqual(['nax']);
  });

  it('accepts words of the glossary', async () => {
    const heard: (readonly string[])[] = [];
    const stop = acceptedTerms.subscribe(() => heard.push(acceptedTerms.get()));
    setAcceptedWords(['plux petit nax']);
    stop();
    expect(heard).toEqual([['plux petit nax']]);
    const reader = openReader(acceptedTerms.get());
    const [paragraph] = paragraphs('plux Nax mox');
    await reader.lookUp([paragraph!]);
    expect(reader.misspellings(paragraph!).map(({ text }) => text)).toEqual(['mox']);
  });
});

describe('findMisspelling', () => {
  const texts = paragraphs('ax un bx', 'deux fois', 'cx');
  const find = async (caret: readonly [number, number], direction: 1 | -1) => {
    const found = await findMisspelling(textOf(texts, caret), openReader(['deux']), direction);
    return found === null ? null : `${found.paragraph.id} ${found.text}`;
  };

  it('goes on from the caret, and round the ends', async () => {
    expect(await find([0, 0], 1)).toBe('p0 ax');
    expect(await find([0, 2], 1)).toBe('p0 bx');
    expect(await find([0, 8], 1)).toBe('p2 cx');
    expect(await find([2, 2], 1)).toBe('p0 ax');
    expect(await find([0, 8], -1)).toBe('p0 ax');
    expect(await find([0, 2], -1)).toBe('p2 cx');
    expect(await find([1, 4], -1)).toBe('p0 bx');
  });

  it('comes back to the one there is', async () => {
    const only = paragraphs('un ax', 'fois');
    const found = await findMisspelling(textOf(only, [0, 5]), openReader(), 1);
    expect(found).toMatchObject({ text: 'ax', from: 3 });
  });

  it('finds nothing where all is right, however long the talk', async () => {
    const many = paragraphs(...Array.from({ length: 500 }, () => 'un mot'));
    expect(await findMisspelling(textOf(many, [250, 1]), openReader(), 1)).toBeNull();
    const last = [...many.slice(0, 499), newParagraph('last' as ParagraphId, 'rax')];
    expect(await findMisspelling(textOf(last, [250, 1]), openReader(), -1)).toMatchObject({ text: 'rax' });
  });
});
