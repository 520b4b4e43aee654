import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRecordingModel, type RecordingModel } from '../../domain/alignment/recordingModel.ts';
import { writeAtomically } from '../files/writeAtomically.ts';
import { errnoOf } from '../store/storageFailure.ts';

/** What the last alignment has learnt of a recording, kept beside its waveform: it can be learnt anew. */
export function modelPath(soundFolder: string, fingerprint: string): string {
  return join(soundFolder, `${fingerprint}.model.json`);
}

/** Keeps a model, in place of the one before. */
export async function writeModel(path: string, model: RecordingModel): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, JSON.stringify(model), true);
}

/** What was kept, or `null`: also when it is that of another version. */
export async function readModel(path: string): Promise<RecordingModel | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRecordingModel(value) ? value : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
