import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { commonStrings } from './common.ts';
import { editorStrings } from './editor.ts';
import { findStrings } from './find.ts';
import { reviewStrings } from './review.ts';
import { revisionsStrings } from './revisions.ts';

const parts = { common: commonStrings, editor: editorStrings, find: findStrings, review: reviewStrings } as const;

async function open(lng: 'fr' | 'en') {
  const translation = {
    ...Object.fromEntries(Object.entries(parts).map(([name, strings]) => [name, strings[lng]])),
    revisions: revisionsStrings[lng],
  };
  const instance = i18next.createInstance();
  return instance.init({ lng, resources: { [lng]: { translation } }, interpolation: { escapeValue: false } });
}

describe('the strings', () => {
  it('count in French, also two things in one sentence', async () => {
    const t = await open('fr');
    const since = (added: number, removed: number): string =>
      t('revisions.sinceThen', {
        added: t('revisions.counts.added', { count: added }),
        removed: t('revisions.counts.removed', { count: removed }),
      });
    expect(since(1, 1)).toBe('1 mot ajouté et 1 mot retiré depuis');
    expect(since(0, 2)).toBe('0 mot ajouté et 2 mots retirés depuis');
    expect(t('find.stopped', { count: 1, total: 12 })).toBe('Recherche arrêtée après 1 conférence sur 12.');
    expect(t('find.stopped', { count: 5, total: 12 })).toBe('Recherche arrêtée après 5 conférences sur 12.');
  });

  it('quote and name as each language does', async () => {
    const [fr, en] = [await open('fr'), await open('en')];
    expect(fr('common.quoted', { text: 'mot' })).toBe('«\u00A0mot\u00A0»');
    expect(en('common.quoted', { text: 'word' })).toBe('“word”');
    expect(fr('editor.chooseSpeaker', { name: 'Ada' })).toBe('Intervenant\u00A0: Ada');
    expect(en('editor.chooseSpeaker', { name: 'Ada' })).toBe('Speaker: Ada');
    expect(en('review.isState', { state: 'Checked' })).toBe('Review: Checked');
  });
});
