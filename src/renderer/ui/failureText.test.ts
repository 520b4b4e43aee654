import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import { failureText } from './failureText.ts';
import { failureStrings } from './strings/failures.ts';

const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({
    lng: 'fr',
    resources: { fr: { translation: { failures: failureStrings.fr } } },
    interpolation: { escapeValue: false },
  });
});

describe('failureText', () => {
  it('names what it is about, and ends before that where nobody knows', () => {
    const { t } = texts;
    expect(failureText(t, new Failure('media.notFound', 'cours.mp4'))).toBe('Fichier introuvable\u00A0: cours.mp4');
    expect(failureText(t, new Failure('media.notFound'))).toBe('Fichier introuvable.');
    expect(failureText(t, new Failure('media.silent'))).toMatch(/^Cet enregistrement est silencieux .* entendre\.$/);
  });
});
