import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { editorStrings } from '../../ui/strings/editor.ts';
import { reviewStrings } from '../../ui/strings/review.ts';
import { marginTexts } from './marginTexts.ts';

describe('marginTexts', () => {
  it('puts any value into the sentences', async () => {
    const translation = { editor: editorStrings.fr, review: reviewStrings.fr };
    const resources = { fr: { translation } };
    const t = await i18next.createInstance().init({ lng: 'fr', resources, interpolation: { escapeValue: false } });
    const texts = marginTexts(t);
    expect(texts.seek('1:02')).toBe('Aller à 1:02');
    expect(texts.chooseSpeaker('Ada $& {{name}}')).toBe('Intervenant\u00A0: Ada $& {{name}}');
    expect(texts.review('Vérifié')).toBe('Relecture\u00A0: Vérifié');
  });
});
