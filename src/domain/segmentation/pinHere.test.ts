import { describe, expect, it } from 'vitest';
import { newParagraph, type Paragraph, type ParagraphId } from '../transcript/transcript.ts';
import type { TextMark } from '../transcript/textMarks.ts';
import type { PinEdit } from './pinEdits.ts';
import { toggleCueBreak, toggleNoBreak } from './pinHere.ts';

const TEXT = 'Il dit « Bonjour » ! Puis rien.';

function paragraph(marks: readonly TextMark[] = [], text = TEXT): Paragraph {
  return newParagraph('p' as ParagraphId, text, { marks });
}

/** Each pin with the text it lies on. */
function pins(edit: PinEdit): string[] {
  if (!edit.ok) return [edit.reason];
  return edit.marks.map(({ kind, from, to }) => `${kind} ${TEXT.slice(from, to)}`);
}

function marksOf(edit: PinEdit): readonly TextMark[] {
  return edit.ok ? edit.marks : [];
}

describe('toggleCueBreak', () => {
  it('pins the word at the caret with the marks around it, or the next one', () => {
    expect(pins(toggleCueBreak(paragraph(), TEXT.indexOf('jour')))).toEqual(['cueBreak « Bonjour » !']);
    expect(pins(toggleCueBreak(paragraph(), TEXT.indexOf(' Puis')))).toEqual(['cueBreak Puis']);
    expect(pins(toggleCueBreak(paragraph(), 0))).toEqual(['noChange']);
    expect(pins(toggleCueBreak(paragraph(), TEXT.length))).toEqual(['noWord']);
    expect(pins(toggleCueBreak(paragraph([], ''), 0))).toEqual(['noWord']);
  });

  it('takes itself back', () => {
    const once = paragraph(marksOf(toggleCueBreak(paragraph(), TEXT.indexOf('Puis'))));
    expect(toggleCueBreak(once, TEXT.indexOf('uis'))).toEqual({ ok: true, marks: [] });
  });

  it('opens a stretch that must not break', () => {
    const held = paragraph(marksOf(toggleNoBreak(paragraph(), { from: 0, to: TEXT.length })));
    expect(pins(toggleCueBreak(held, TEXT.indexOf('dit')))).toEqual([
      'cueBreak dit',
      'noBreak dit « Bonjour » ! Puis rien.',
    ]);
    expect(pins(toggleCueBreak(held, TEXT.indexOf('Puis')))).toEqual([
      'noBreak Il dit « Bonjour » !',
      'cueBreak Puis',
      'noBreak Puis rien.',
    ]);
  });
});

describe('toggleNoBreak', () => {
  it('holds the word at the caret to the one before, or all that are selected', () => {
    const at = TEXT.indexOf('Bonj');
    expect(pins(toggleNoBreak(paragraph(), { from: at, to: at }))).toEqual(['noBreak dit « Bonjour » !']);
    expect(pins(toggleNoBreak(paragraph(), { from: 1, to: at + 2 }))).toEqual(['noBreak Il dit « Bonjour » !']);
    expect(pins(toggleNoBreak(paragraph(), { from: 0, to: 0 }))).toEqual(['noWord']);
    expect(pins(toggleNoBreak(paragraph(), { from: at, to: at + 3 }))).toEqual(['noWord']);
    expect(pins(toggleNoBreak(paragraph(), { from: TEXT.length, to: TEXT.length }))).toEqual(['noWord']);
  });

  it('takes breaks inside away, and itself back', () => {
    const broken = paragraph(marksOf(toggleCueBreak(paragraph(), TEXT.indexOf('Puis'))));
    const held = paragraph(marksOf(toggleNoBreak(broken, { from: TEXT.indexOf('Bonj'), to: TEXT.length })));
    expect(held.marks.map(({ kind }) => kind)).toEqual(['noBreak']);
    expect(toggleNoBreak(held, { from: TEXT.indexOf('Puis'), to: TEXT.indexOf('Puis') })).toEqual({
      ok: true,
      marks: [],
    });
  });
});
