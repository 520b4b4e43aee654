import { describe, expect, it } from 'vitest';
import type { NoticeFields } from '../../../contract/schemas.ts';
import { changedFields, withoutSent } from './noticeFields.ts';

const before = { title: 'Un titre', subtitle: null, keywords: ['travail'], durationMs: 1_000 } as NoticeFields;

describe('changedFields', () => {
  it('keeps what differs, by value', () => {
    expect(changedFields(before, { title: 'Un titre', keywords: ['travail'], subtitle: 'Suite' })).toEqual({
      subtitle: 'Suite',
    });
    expect(changedFields(before, { keywords: ['travail', 'IA'] })).toEqual({ keywords: ['travail', 'IA'] });
  });

  it('tells nothing from empty', () => {
    expect(changedFields(before, { subtitle: '', durationMs: null })).toEqual({ subtitle: '', durationMs: null });
  });
});

describe('withoutSent', () => {
  it('forgets what has arrived and keeps what was changed again', () => {
    const sent = { title: 'Deux', keywords: ['a'] };
    expect(withoutSent({ ...sent, title: 'Trois' }, sent)).toEqual({ title: 'Trois' });
    expect(withoutSent(sent, sent)).toEqual({});
  });
});
