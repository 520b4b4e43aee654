import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { MethodName } from '../src/contract/methods.ts';
import { refusal, unknownTalk, type World } from './contractWorld.ts';

type ExportMethod = Extract<MethodName, `exports.${string}`>;

/** What exporting does when all is well, and what it refuses. */
export const exportCases: Readonly<Record<ExportMethod, (world: World) => Promise<void>>> = {
  async 'exports.preview'({ call, talkId }) {
    const { text, cueCount, check } = await call('exports.preview', { talkId, format: 'vtt' });
    expect(check).toMatchObject({ profile: 'lecture-fr' });
    expect(text).toMatch(/^WEBVTT/);
    expect(cueCount).toBeGreaterThan(20);
    expect(await refusal(call('exports.preview', { talkId: unknownTalk, format: 'vtt' }))).toBe('talk.unknown');
  },
  async 'exports.write'({ call, talkId, folder }) {
    const path = join(folder, 'talk.srt');
    const request = { talkId, files: [{ format: 'srt' as const, path }], overwrite: false };
    const { text } = await call('exports.preview', { talkId, format: 'srt' });
    expect((await call('exports.write', request)).files[0]!.path).toBe(path);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await refusal(call('exports.write', request))).toBe('export.exists');
    const away = join(folder, 'none/talk.srt');
    expect(await refusal(call('exports.write', { ...request, files: [{ format: 'srt' as const, path: away }] }))).toBe(
      'export.folderMissing',
    );
  },
  async 'exports.batch'({ call, talkId, folder, temporary }) {
    const request = { talkIds: [talkId, unknownTalk], formats: ['srt' as const, 'md' as const], folder };
    const asked = { ...request, pattern: '{id} {title}', overwrite: false };
    const { id } = await call('exports.batch', asked);
    const { exportReport } = await temporary.finished(id);
    expect(exportReport).toMatchObject({ wasCancelled: false, talks: [{ talkId }, { reason: 'talk.unknown' }] });
    for (const path of exportReport!.talks[0]!.paths) expect(await readFile(path, 'utf8')).toContain('intelligence');
    const again = await temporary.finished((await call('exports.batch', asked)).id);
    expect(again.exportReport!.talks[0]).toMatchObject({ reason: 'export.exists', paths: [] });
    const away = { ...asked, folder: join(folder, 'none') };
    expect(await refusal(call('exports.batch', away))).toBe('export.folderMissing');
  },
};
