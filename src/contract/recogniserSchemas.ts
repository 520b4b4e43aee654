import { z } from 'zod';

/** The setting that holds the user's recogniser. */
export const RECOGNISER_SETTING = 'recogniser';

/**
 * A program of the user's own that recognises speech as whisper.cpp's command line does. Empty paths are not set;
 * `options` are further arguments, as a shell takes them. No NUL: no system takes one in an argument.
 */
export const recogniserSetting = z.object({
  program: argument(),
  model: argument(),
  options: argument(),
});

function argument() {
  return z
    .string()
    .max(4_000)
    .refine((value) => !value.includes('\0'));
}

/** What became of the last recognition of a talk. */
export const recognition = z.object({
  /** Where its words are, until they are taken or given up; `null` when there are none. */
  path: z.string().nullable(),
  /** What the program said last before it failed; empty when it did not. */
  lastWords: z.string(),
});

export type RecogniserSetting = z.infer<typeof recogniserSetting>;
