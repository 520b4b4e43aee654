import type { JobControl } from '../jobs/jobRegistry.ts';
import type { Conversion } from '../../contract/schemas.ts';

/** A conversion to be made: the file that is read, the one that is written, and what is told meanwhile. */
export interface ConversionWork {
  readonly path: string;
  readonly target: string;
  readonly container: 'mp4' | 'mkv';
  readonly conversion: Conversion;
  readonly durationMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (doneMs: number) => void;
  readonly turn: JobControl['turn'];
  readonly onPause: JobControl['onPause'];
}
