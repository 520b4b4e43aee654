import type { FailureCode } from '../contract/failure.ts';

/** What the main process tells the library process. `port` brings a client's port. */
export type ToLibrary =
  | {
      readonly kind: 'open';
      readonly folder: string;
      readonly demoFolder: string;
      /** Whether a new library gets the demonstration lecture. */
      readonly demo: boolean;
      readonly version: string;
    }
  | { readonly kind: 'port' }
  | { readonly kind: 'close' };

/** What the library process answers to `open`. `talkId` is the demonstration lecture of a new library. */
export type FromLibrary =
  | { readonly kind: 'opened'; readonly talkId: string | null }
  | { readonly kind: 'refused'; readonly code: FailureCode; readonly detail: string };
