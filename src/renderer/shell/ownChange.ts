import type { Job } from '../../contract/schemas.ts';

/**
 * A change of the stored text of the open talk, which this window has asked a job of the library for. Undo waits until
 * it has ended: until what the job changed is shown, or the job has gone on to other talks and left this one as it was.
 */
export class OwnChange {
  readonly ended: Promise<void>;
  /** Ends it; more than once does nothing. */
  readonly end: () => void;
  #jobId: string | null = null;
  #version: number | null = null;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.end = resolve;
  }

  /** The version that the job has made of the text; `null` while it has not changed it. */
  get version(): number | null {
    return this.#version;
  }

  /** Says which job it is, and how far that is: it begins with the open talk. */
  follow({ id, done }: Job): void {
    this.#jobId = id;
    if (done > 0 && this.#version === null) this.end();
  }

  /** Says that the stored text has become a version, by a job or (`undefined`) by what somebody typed. */
  changed(version: number, jobId: string | undefined): void {
    if (jobId !== undefined && jobId === this.#jobId) this.#version = version;
  }
}
