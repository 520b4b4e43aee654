import { describe, expect, it } from 'vitest';
import { isRoleLabel, isTurnLabel } from './roleLabels.ts';

describe('isRoleLabel', () => {
  it.each(['Locuteur', 'Locutrice 2', 'INTERVIEWEUR', 'Speaker 1', 'SPEAKER_00', 'Personne', 'Personne B', 'Voix off'])(
    'knows %s',
    (label) => expect(isRoleLabel(label)).toBe(true),
  );

  it.each(['Jean Personne', 'Paola Tubaro', 'Le Public', 'Host, Anna', 'Salles', ''])('leaves %j a name', (name) => {
    expect(isRoleLabel(name)).toBe(false);
  });
});

describe('isTurnLabel', () => {
  it('takes words that open sentences for labels only with a number', () => {
    expect(['Personne', 'Personne 2', 'Speaker'].map(isTurnLabel)).toEqual([false, true, true]);
  });
});
