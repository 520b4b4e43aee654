import { expect } from 'vitest';
import type { HarvestChoice } from '../src/contract/harvestSchemas.ts';
import { refusal, type World } from './contractWorld.ts';

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9/oai';
const choice: HarvestChoice = { url: NOWHERE, kind: 'oaiPmh', name: 'x', format: 'oai_dc', sets: [], paceMs: 100 };

/** The cases of the contract suite for sources of the web. */
export const harvestCases = {
  async 'harvest.probe'({ call }: World) {
    expect(await refusal(call('harvest.probe', { url: 'file:///etc/passwd' }))).toBe('request.invalid');
  },
  async 'harvest.sources'({ call }: World) {
    expect(await call('harvest.sources', {})).toEqual({ sources: [] });
  },
  async 'harvest.add'({ call }: World) {
    const { id } = await call('harvest.add', choice);
    expect(await call('harvest.sources', {})).toEqual({ sources: [{ ...choice, id, harvestedAt: null }] });
    expect(await call('harvest.add', { ...choice, name: 'y' })).toEqual({ id });
  },
  async 'harvest.remove'({ call }: World) {
    const { id } = await call('harvest.add', choice);
    await call('harvest.remove', { id });
    expect(await call('harvest.sources', {})).toEqual({ sources: [] });
  },
  async 'harvest.start'({ call }: World) {
    expect(await refusal(call('harvest.start', { id: 'none' }))).toBe('harvest.unknown');
    const { id } = await call('harvest.add', choice);
    const job = await call('harvest.start', { id });
    expect(job).toMatchObject({ kind: 'harvest' });
    expect(await call('harvest.start', { id })).toMatchObject({ id: job.id });
    await call('jobs.cancel', { jobId: job.id });
    await expect.poll(async () => (await call('jobs.get', { jobId: job.id })).state).toBe('cancelled');
  },
};

/** What fuzzing begins with: no address of it is asked. */
export const harvestSeeds = {
  'harvest.probe': { url: 'file:///none' },
  'harvest.sources': {},
  'harvest.add': choice,
  'harvest.remove': { id: 'x' },
  'harvest.start': { id: 'x', isWhole: true },
};
