import { resolve } from 'node:path';
import { expect } from 'vitest';
import { RECOGNISER_SETTING } from '../src/contract/recogniserSchemas.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

const setting = {
  program: resolve(import.meta.dirname, 'whisperStandIn.ts'),
  model: import.meta.filename,
  options: '',
};

/** The cases of the contract suite for the user's recogniser. */
export const recogniserCases = {
  async 'recogniser.check'({ call, folder }: World) {
    expect(await call('recogniser.check', setting)).toEqual({});
    expect(await refusal(call('recogniser.check', { ...setting, model: folder }))).toBe('recogniser.noModel');
  },
  async 'recogniser.start'({ call, talkId }: World) {
    expect(await refusal(call('recogniser.start', { talkId }))).toBe('media.notFound');
    const { talkId: demoId } = await call('demo.install', {});
    expect(await refusal(call('recogniser.start', { talkId: demoId }))).toBe('recogniser.unset');
    await call('settings.set', { name: RECOGNISER_SETTING, value: setting });
    expect(await call('recogniser.start', { talkId: demoId })).toMatchObject({ kind: 'recognise', talkId: demoId });
  },
  async 'recogniser.result'({ call, talkId }: World) {
    expect(await call('recogniser.result', { talkId })).toEqual({ path: null, lastWords: '' });
    expect(await refusal(call('recogniser.result', { talkId: unknownTalk }))).toBe('talk.unknown');
  },
  async 'recogniser.discard'({ call, talkId }: World) {
    expect(await call('recogniser.discard', { talkId })).toEqual({});
  },
};
