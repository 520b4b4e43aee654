import { describe, expect, it } from 'vitest';
import { newJob } from '../../contract/newJob.ts';
import { OwnChange } from './ownChange.ts';

const begun = newJob({ id: 'own', kind: 'replace', talkId: null });

async function hasEnded({ ended }: OwnChange): Promise<boolean> {
  return Promise.race([ended.then(() => true), Promise.resolve().then(() => false)]);
}

describe('OwnChange', () => {
  it('takes only what its own job has changed for its own', () => {
    const change = new OwnChange();
    change.changed(2, undefined);
    change.changed(3, 'of another window');
    change.follow(begun);
    change.changed(4, 'of another window');
    expect(change.version).toBeNull();
    change.changed(5, 'own');
    expect(change.version).toBe(5);
  });

  it('is waited for until the job has left the open talk, not until it has gone through all others', async () => {
    const change = new OwnChange();
    change.follow({ ...begun, total: 2_000 });
    expect(await hasEnded(change)).toBe(false);
    change.follow({ ...begun, done: 1, total: 2_000 });
    expect(await hasEnded(change)).toBe(true);
  });

  it('is waited for until what the job has changed is shown, however far it is', async () => {
    const change = new OwnChange();
    change.follow(begun);
    change.changed(2, 'own');
    change.follow({ ...begun, done: 7, total: 2_000 });
    expect(await hasEnded(change)).toBe(false);
    change.end();
    expect(await hasEnded(change)).toBe(true);
  });
});
