import { describe, expect, it } from 'vitest';
import { createCommandHub, type CommandHub } from '../../ui/commandHub.ts';
import { COMMANDS } from '../commands.ts';
import { paletteItems, withRecent } from './paletteItems.ts';

function hub(): CommandHub {
  const made = createCommandHub();
  made.add(() => ({
    back: () => undefined,
    playPause: () => undefined,
    playWhileHeld: { press: () => undefined, release: () => undefined },
    export: () => undefined,
    speaker3: 'unavailable',
    speaker4: { refuse: () => undefined },
  }));
  return made;
}

function ids(query: string, recent: readonly string[] = []): string[] {
  return paletteItems(query, recent, hub()).map(({ command }) => command.id);
}

describe('paletteItems', () => {
  it('finds by French and by English, whatever is shown', () => {
    expect(ids('reculer de')[0]).toBe('back');
    expect(ids('back a few')[0]).toBe('back');
    expect(ids('next misspelt')[0]).toBe('nextMisspelling');
    expect(ids('orthograf')[0]).toBe('nextMisspelling');
    expect(ids('xylophone')).toEqual([]);
  });

  it.each([
    ['vitesse', 'faster'],
    ['sauvegarder', 'makeRevision'],
    ['fusionner', 'merge'],
    ['horodatage', 'goToTime'],
    ['locuteur', 'chooseSpeaker'],
    ['confiance', 'toggleUnsureWords'],
    ['commentaire', 'comment'],
    ['commentaires', 'showComments'],
    ['glossaire', 'showGlossary'],
    ['glossary', 'showGlossary'],
    ['comparer', 'showRevisions'],
    ['history', 'showRevisions'],
    ['langue', 'showSettings'],
    ['theme', 'showSettings'],
    ['aide', 'showKeys'],
  ])('finds by the words of other programs: %s', (query, id) => {
    expect(ids(query)).toContain(id);
  });

  it('shows every command, those that can be run first and the last used on top', () => {
    const all = ids('', ['export', 'back']);
    expect(all.slice(0, 3)).toEqual(['export', 'back', 'playPause']);
    expect(all).toHaveLength(COMMANDS.length);
  });

  it('lets a better answer go before one used lately', () => {
    expect(ids('lecture', ['back'])[0]).toBe('playPause');
  });

  it('says what it takes to run the others', () => {
    const needs = new Map(paletteItems('', [], hub()).map((item) => [item.command.id, item.needs]));
    expect(needs.get('back')).toBeNull();
    expect(needs.get('playWhileHeld')).toBe('key');
    expect(needs.get('speaker3')).toBe('now');
    expect(needs.get('speaker4')).toBe('now');
    expect(needs.get('importFiles')).toBe('library');
    expect(needs.get('undo')).toBe('talk');
  });
});

describe('withRecent', () => {
  it('puts a command on top, once', () => {
    expect(withRecent(['back', 'export'], 'export')).toEqual(['export', 'back']);
  });
});
