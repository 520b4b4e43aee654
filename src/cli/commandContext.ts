import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import type { Places } from './withLibrary.ts';

/** What the commands share. `exitCode` is what the command that ran leaves. */
export interface CommandContext {
  /** Has `out`, `resources` and `package.json`. */
  readonly programFolder: string;
  readonly terminal: Terminal;
  exitCode: number;
}

/** What every command can be told. */
export interface GlobalOptions {
  readonly library?: string;
  readonly json?: boolean;
}

/** Where the library of a command is. */
export function placesOf({ programFolder }: Pick<CommandContext, 'programFolder'>, command: Command): Places {
  return { programFolder, folder: command.optsWithGlobals<GlobalOptions>().library };
}
