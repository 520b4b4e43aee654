import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import { DEFAULT_PROFILE } from '../src/domain/profiles/builtInProfiles.ts';
import type { TalkId } from '../src/domain/transcript/transcript.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

type ProfileMethod = Extract<MethodName, `profiles.${string}`>;

const OURS = { ...DEFAULT_PROFILE, id: 'ours' };

/** What the methods of rule profiles do. */
export const profileCases: Readonly<Record<ProfileMethod, (world: World) => Promise<void>>> = {
  async 'profiles.list'({ call }) {
    const { profiles, defaultId } = await call('profiles.list', {});
    expect([profiles[0], defaultId]).toEqual([DEFAULT_PROFILE, DEFAULT_PROFILE.id]);
  },
  async 'profiles.put'({ call }) {
    await call('profiles.put', { profile: OURS });
    expect((await call('profiles.list', {})).profiles.at(-1)).toEqual(OURS);
    expect(await refusal(call('profiles.put', { profile: DEFAULT_PROFILE }))).toBe('request.invalid');
  },
  async 'profiles.remove'({ call }) {
    await call('profiles.put', { profile: OURS });
    await call('profiles.remove', { profileId: 'ours' });
    expect((await call('profiles.list', {})).profiles).not.toContainEqual(OURS);
  },
  async 'profiles.ofTalk'({ call, talkId }) {
    expect(await call('profiles.ofTalk', { talkId })).toEqual({
      profile: DEFAULT_PROFILE,
      chosenFor: 'default',
      collection: null,
    });
    expect(await refusal(call('profiles.ofTalk', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'profiles.choose'({ call, talkId }) {
    await call('profiles.choose', { talkId, profileId: 'arcom' });
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ profile: { id: 'arcom' }, chosenFor: 'talk' });
    expect(await refusal(call('profiles.choose', { talkId, profileId: 'none' }))).toBe('profile.unknown');
    expect(await refusal(call('profiles.choose', { talkId: unknownTalk, profileId: null }))).toBe('talk.unknown');
  },
  async 'profiles.uses'({ call, talkId }) {
    await call('profiles.choose', { talkId, profileId: 'ted' });
    expect(await call('profiles.uses', { profileId: 'ted' })).toMatchObject({ talkCount: 1, collections: [] });
    expect(await call('profiles.uses', { profileId: 'none' })).toEqual({ talkCount: 0, talks: [], collections: [] });
  },
  async 'profiles.chooseForCollection'({ call, talkId }) {
    const collection = 'C';
    await call('talks.update', { talkId, fields: { collection } });
    const choose = (profileId: string | null) => call('profiles.chooseForCollection', { collection, profileId });
    await choose('bbc');
    expect(await call('profiles.ofTalk', { talkId })).toMatchObject({ collection: { profileId: 'bbc' } });
    await choose(null);
    expect(await refusal(choose('none'))).toBe('profile.unknown');
    const elsewhere = call('profiles.chooseForCollection', { collection: 'nowhere', profileId: 'bbc' });
    expect(await refusal(elsewhere)).toBe('collection.unknown');
  },
};

/** Requests near which the suite looks for those that break a handler. */
export function profileSeeds(talkId: TalkId): Readonly<Record<ProfileMethod, unknown>> {
  return {
    'profiles.list': {},
    'profiles.put': { profile: OURS },
    'profiles.remove': { profileId: 'ours' },
    'profiles.ofTalk': { talkId },
    'profiles.choose': { talkId, profileId: 'ours' },
    'profiles.uses': { profileId: 'ours' },
    'profiles.chooseForCollection': { collection: 'C', profileId: 'ours' },
  };
}
