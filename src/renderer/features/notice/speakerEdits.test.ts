import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../../contract/schemas.ts';
import type { SpeakerId } from '../../../domain/transcript/transcript.ts';
import { editedSpeaker, movedSpeaker, newSpeaker, passageNaming } from './speakerEdits.ts';

const speaker = (family: string): Speaker => ({
  id: family as SpeakerId,
  given: 'Paola',
  family,
  affiliation: null,
  role: null,
  certainty: 'proposed',
});

const order = (speakers: readonly Speaker[]): string => speakers.map(({ family }) => family).join('');

describe('editedSpeaker', () => {
  it('confirms a name that was typed, not one whose affiliation was', () => {
    expect(editedSpeaker(speaker('T'), { family: 'Tubaro' })).toMatchObject({
      family: 'Tubaro',
      certainty: 'confirmed',
    });
    expect(editedSpeaker(speaker('T'), { affiliation: 'CNRS' })).toMatchObject({ certainty: 'proposed' });
    expect(editedSpeaker(speaker('T'), { certainty: 'confirmed' })).toMatchObject({ certainty: 'confirmed' });
  });
});

describe('newSpeaker', () => {
  it('never gives the same id twice', () => {
    expect(newSpeaker().id).not.toBe(newSpeaker().id);
  });
});

describe('movedSpeaker', () => {
  const three = ['A', 'B', 'C'].map(speaker);

  it('moves by one place and stays at the ends', () => {
    expect(order(movedSpeaker(three, 'B' as SpeakerId, -1))).toBe('BAC');
    expect(order(movedSpeaker(three, 'B' as SpeakerId, 1))).toBe('ACB');
    expect(order(movedSpeaker(three, 'A' as SpeakerId, -1))).toBe('ABC');
    expect(order(movedSpeaker(three, 'C' as SpeakerId, 1))).toBe('ABC');
    expect(order(movedSpeaker(three, 'X' as SpeakerId, 1))).toBe('ABC');
  });
});

describe('passageNaming', () => {
  it('shows the name in its sentence, cut at words', () => {
    const text = `${'Des mots avant. '.repeat(10)}Avec Paola Tubaro, directrice de recherche. ${'Et après. '.repeat(20)}`;
    const passage = passageNaming(speaker('Tubaro'), text)!;
    expect(passage.name).toBe('Paola Tubaro');
    expect(passage.before).toMatch(/^….* Avec $/);
    expect(passage.after).toMatch(/^, directrice de recherche\. .*…$/);
  });

  it('finds a family name alone, in any case, and keeps a short text whole', () => {
    expect(passageNaming(speaker('Tubaro'), 'Mme TUBARO parle.')).toEqual({
      before: 'Mme ',
      name: 'TUBARO',
      after: ' parle.',
    });
  });

  it('is null where the name is not', () => {
    expect(passageNaming(speaker('Tubaro'), 'Personne.')).toBeNull();
    expect(passageNaming(speaker('Tubaro'), null)).toBeNull();
    expect(passageNaming(speaker(''), 'Paola')).toBeNull();
  });
});
