import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { parseSrt } from '../../domain/formats/srt.ts';
import { openDatabase } from '../store/database.ts';
import { openTemporaryLibrary, type TemporaryLibrary } from '../temporaryLibrary.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');
const ARCOM = profileOf('arcom')!;
const OURS: RuleProfile = { ...ARCOM, id: 'ours', limits: { ...ARCOM.limits, charsPerLine: 20 } };

async function importSample({ importPaths }: TemporaryLibrary): Promise<TalkId> {
  return (await importPaths(SAMPLE)).files[0]?.talkId as TalkId;
}

async function longestLine({ call }: TemporaryLibrary, talkId: TalkId): Promise<number> {
  const { text } = await call('exports.preview', { talkId, format: 'srt' });
  const lines = parseSrt(text).value!.cues.flatMap((cue) => cue.text.split('\n'));
  return Math.max(...lines.map((line) => line.length));
}

describe('profiles', () => {
  it('are those built in, then the library’s own, which can be changed and removed', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const { profiles, defaultId } = await call('profiles.list', {});
    expect(profiles.map(({ id }) => id).slice(0, 2)).toEqual(['lecture-fr', 'arcom']);
    expect(defaultId).toBe('lecture-fr');
    await call('profiles.put', { profile: OURS });
    expect((await call('profiles.list', {})).profiles.at(-1)).toEqual(OURS);
    await call('profiles.put', { profile: { ...OURS, names: { fr: 'N', en: 'O' } } });
    expect((await call('profiles.list', {})).profiles.length).toBe(profiles.length + 1);
    await call('profiles.remove', { profileId: 'ours' });
    expect((await call('profiles.list', {})).profiles).toEqual(profiles);
    await expect(call('profiles.put', { profile: ARCOM })).rejects.toThrow('request.invalid');
  });

  it('load as the version before stored them; what came to harm costs no other', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const { rules } = ARCOM;
    const names = { fr: 'À nous', en: 'Ours' };
    // Without sources, and without what cues are derived by since.
    const before = { id: 'before', names, rules, limits: { charsPerLine: 30, charsPerSecond: 13 } };
    const database = openDatabase(join(library.library.folder, 'library.sqlite'));
    const insert = database.prepare('INSERT INTO rule_profiles (id, document) VALUES (?, ?)');
    insert.run('before', JSON.stringify(before));
    insert.run('harmed', JSON.stringify(before).slice(0, -9));
    database.close();
    const own = (await call('profiles.list', {})).profiles.filter(({ id }) => profileOf(id) === undefined);
    expect(own).toMatchObject([
      { id: 'before', sources: {}, limits: { charsPerLine: 30, charsPerSecond: 13, turnDash: true } },
    ]);
  });

  it('of a talk are chosen, or the default, and its subtitles are derived by them', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importSample(library);
    const ofTalk = async () => {
      const { profile, chosenFor } = await call('profiles.ofTalk', { talkId });
      return [profile.id, chosenFor];
    };
    expect(await ofTalk()).toEqual(['lecture-fr', 'default']);
    expect(await longestLine(library, talkId)).toBeGreaterThan(36);
    await call('profiles.choose', { talkId, profileId: 'arcom' });
    expect(await ofTalk()).toEqual(['arcom', 'talk']);
    expect(await longestLine(library, talkId)).toBeLessThanOrEqual(36);
    await call('profiles.put', { profile: OURS });
    await call('settings.set', { name: 'ruleProfile', value: 'ours' });
    expect(await ofTalk()).toEqual(['arcom', 'talk']);
    await call('profiles.choose', { talkId, profileId: null });
    expect(await ofTalk()).toEqual(['ours', 'default']);
    expect(await longestLine(library, talkId)).toBeLessThanOrEqual(20);
    expect((await call('profiles.list', {})).defaultId).toBe('ours');
  });

  it('that are gone leave their talks with the default', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importSample(library);
    await call('profiles.put', { profile: OURS });
    await call('profiles.choose', { talkId, profileId: 'ours' });
    await call('settings.set', { name: 'ruleProfile', value: 'ours' });
    await call('profiles.remove', { profileId: 'ours' });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({
      profile: { id: 'lecture-fr' },
      chosenFor: 'default',
    });
    await expect(call('profiles.choose', { talkId, profileId: 'ours' })).rejects.toThrow('profile.unknown');
    await call('settings.set', { name: 'ruleProfile', value: { not: 'an id' } });
    expect((await call('profiles.list', {})).defaultId).toBe('lecture-fr');
  });

  it('of a collection are those of its talks that chose none, also in their exports', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importSample(library);
    const collection = 'Journées de l’EREN';
    const choose = (profileId: string | null) => call('profiles.chooseForCollection', { collection, profileId });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ collection: null });
    await expect(choose('arcom')).rejects.toThrow('collection.unknown');
    await call('talks.update', { talkId, fields: { collection } });
    await choose('arcom');
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({
      profile: { id: 'arcom' },
      chosenFor: 'collection',
      collection: { name: collection, profileId: 'arcom' },
    });
    expect(await longestLine(library, talkId)).toBeLessThanOrEqual(36);
    await call('settings.set', { name: 'ruleProfile', value: 'ted' });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ profile: { id: 'arcom' } });
    await call('profiles.choose', { talkId, profileId: 'bbc' });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({
      profile: { id: 'bbc' },
      chosenFor: 'talk',
      collection: { name: collection, profileId: 'arcom' },
    });
    await call('profiles.choose', { talkId, profileId: null });
    await choose(null);
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ profile: { id: 'ted' }, chosenFor: 'default' });
    await expect(choose('none')).rejects.toThrow('profile.unknown');
    // A talk that leaves its collection leaves its profile.
    await choose('arcom');
    await call('talks.update', { talkId, fields: { collection: null } });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ profile: { id: 'ted' }, collection: null });
  });

  it('tell where they are chosen', async () => {
    await using library = await openTemporaryLibrary();
    const { call } = library;
    const talkId = await importSample(library);
    const { title } = await call('talks.get', { talkId });
    await call('talks.update', { talkId, fields: { collection: 'C' } });
    const none = { talkCount: 0, talks: [], collections: [] };
    expect(await call('profiles.uses', { profileId: 'ours' })).toEqual(none);
    await call('profiles.put', { profile: OURS });
    await call('profiles.choose', { talkId, profileId: 'ours' });
    await call('profiles.chooseForCollection', { collection: 'C', profileId: 'ours' });
    const everywhere = { talkCount: 1, talks: [title], collections: ['C'] };
    expect(await call('profiles.uses', { profileId: 'ours' })).toEqual(everywhere);
    // What is chosen and gone is no profile of the collection, either.
    await call('profiles.remove', { profileId: 'ours' });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({
      chosenFor: 'default',
      collection: { name: 'C', profileId: null },
    });
  });
});
