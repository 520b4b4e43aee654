import Sqlite from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { newParagraph, type ParagraphId, type Transcript } from '../../domain/transcript/transcript.ts';
import { diffTranscripts } from '../../domain/transcript/transcriptChange.ts';
import { openLibrary } from '../openLibrary.ts';
import { openTemporaryLibrary } from '../temporaryLibrary.ts';

/** How often the program is killed; a thousand is for looking for faults. */
const KILLS = Number(process.env['LUTRIN_KILLS'] ?? 12);
const SAMPLE = resolve(import.meta.dirname, '../../../e2e/samples/notice-cout-humain-ia.txt');

function source(path: string): string {
  return JSON.stringify(resolve(import.meta.dirname, path));
}

/**
 * Saves one change after the other without a pause: before each it says what the text of the next version will be, and
 * after it that the library has acknowledged. Only what saving needs is loaded, so that it starts fast.
 */
const PROGRAM = `
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { saveTranscript } from ${source('./transcripts.ts')};
import { makeRevision } from ${source('../revisions/makeRevision.ts')};
import { openLibraryStore } from ${source('../store/libraryStore.ts')};
import { TakenTexts } from ${source('../timedTexts/takenTexts.ts')};
import { diffTranscripts } from ${source('../../domain/transcript/transcriptChange.ts')};
import { mergeParagraphs, splitParagraph } from ${source('../../domain/transcript/paragraphEdits.ts')};
import { replaceInParagraph } from ${source('../../domain/transcript/replaceInParagraph.ts')};
const [path, talkId, seed] = process.argv.slice(2);
const store = openLibraryStore(path);
const now = () => new Date().toISOString();
const context = { store, now, announce: () => undefined, takenTexts: new TakenTexts() };
const talk = store.talks.numberOf(talkId);
let version = store.transcripts.version(talk);
let paragraphs = store.transcripts.read(talk);
if (paragraphs.length === 0) throw new Error('no text in version ' + version);
let state = Number(seed) + 1;
// Mulberry32: every kind of change comes as often as any other.
const random = (below) => {
  state = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return ((bits ^ (bits >>> 14)) >>> 0) % below;
};
const hash = (text) => createHash('sha256').update(JSON.stringify(text)).digest('hex');
for (let step = 0; ; step++) {
  const index = random(paragraphs.length);
  const next = paragraphs[index + 1];
  const old = paragraphs[index];
  const at = random(old.text.length + 1);
  const kind = random(10);
  let made = [replaceInParagraph(old, [{ from: at, to: Math.min(old.text.length, at + random(4)), text: ' mot ' }])];
  let count = 1;
  if (kind === 0) made = splitParagraph(old, at, seed + '-' + step);
  if (kind === 1 && next !== undefined) [made, count] = [[mergeParagraphs(old, next)], 2];
  if (kind === 2 && next !== undefined) [made, count] = [[next, old], 2];
  if (kind === 3 && paragraphs.length > 5) made = [];
  if (kind === 4) made = [{ ...old, text: old.text.slice(0, 100) + ' long'.repeat(random(4_000)), words: [], marks: [] }];
  const after = [...paragraphs.slice(0, index), ...made, ...paragraphs.slice(index + count)];
  writeSync(1, 'tries ' + (version + 1) + ' ' + hash(after) + '\\n');
  version = saveTranscript(context, { talkId, baseVersion: version, change: diffTranscripts(paragraphs, after) });
  paragraphs = after;
  writeSync(1, 'saved ' + version + '\\n');
  if (kind === 5) store.transaction(() => makeRevision(store, talk, { kind: 'manual', note: '', now: now() }));
  if (kind === 6) store.sync();
}
`;

/** What a program said before it was killed. */
interface Heard {
  /** The hash of the text of each version that was being saved. */
  readonly tried: Map<number, string>;
  acknowledged: number;
}

/** Runs the program until it has saved so many changes, and kills it somewhere in what comes then. */
async function saveAndKill(program: ChildProcess, saves: number, delayMs: number): Promise<Heard> {
  const heard: Heard = { tried: new Map(), acknowledged: 0 };
  let left = saves;
  for await (const line of createInterface(program.stdout!)) {
    const [what, version, hash] = line.split(' ');
    if (what === 'tries') heard.tried.set(Number(version), hash!);
    if (what !== 'saved') continue;
    heard.acknowledged = Number(version);
    if (--left === 0) setTimeout(() => program.kill('SIGKILL'), delayMs);
  }
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
  expect(program.signalCode).toBe('SIGKILL');
  return heard;
}

function hashOf(transcript: Transcript): string {
  return createHash('sha256').update(JSON.stringify(transcript)).digest('hex');
}

describe('a program that is killed while it saves', () => {
  it('has stored every change it acknowledged, and none by halves', { timeout: 600_000 + 3_000 * KILLS }, async () => {
    await using temporary = await openTemporaryLibrary();
    const talkId = (await temporary.importPaths(SAMPLE)).files[0]!.talkId!;
    const { version: baseVersion, paragraphs: imported } = await temporary.call('transcripts.get', { talkId });
    const made = Array.from({ length: 10 }, (_, index) => newParagraph(`p${index}` as ParagraphId, `Le mot ${index}.`));
    const change = diffTranscripts(imported, [...imported, ...made]);
    await temporary.call('transcripts.save', { talkId, baseVersion, change });
    const { folder } = temporary.library;
    temporary.library.close();
    const path = join(folder, 'library.sqlite');
    const program = join(temporary.workFolder, 'program.mjs');
    await writeFile(program, PROGRAM);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [program, path, talkId, String(kill)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const heard = await saveAndKill(child, 1 + ((kill * 7) % 40), Math.random() * 15);
      const library = openLibrary({ folder, demoFolder: null, version: 'test' });
      const { version, paragraphs } = await library.handlers['transcripts.get']({ talkId });
      const { revisions } = await library.handlers['revisions.list']({ talkId });
      // Refused where the text is not what was kept.
      for (const { id } of revisions.slice(0, 2)) await library.handlers['revisions.get']({ revisionId: id });
      library.close();
      expect(version).toBeGreaterThanOrEqual(heard.acknowledged);
      expect(hashOf(paragraphs)).toBe(heard.tried.get(version));
      const database = new Sqlite(path, { readonly: true });
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    }
  });
});
