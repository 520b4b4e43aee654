import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connection } from '../contract/connect.ts';
import { Failure } from '../contract/failure.ts';
import { watchFolder } from '../library/watch/watchFolder.ts';
import { OK } from './exitCode.ts';
import { importPaths, type CommandedImport } from './importCommand.ts';
import type { Terminal } from './terminal.ts';

/**
 * Imports what is in folders and then what lands in them, one import after the other, until Ctrl+C. Files that are
 * written while an import goes on are imported after it. Gives what the last import gave. Refused with `file.notFolder` for what is none.
 */
export async function watchAndImport(
  connection: Connection,
  commanded: CommandedImport,
  terminal: Terminal,
): Promise<number> {
  const { paths: folders } = commanded;
  for (const folder of folders) {
    const isFolder = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) throw new Failure('file.notFolder', folder);
  }
  const landed = new Set<string>();
  let wake = Promise.withResolvers<void>();
  const stop = new AbortController();
  let exitCode = OK;
  const watches = folders.map((folder) =>
    watchFolder(resolve(folder), {
      sinceMs: 0,
      onError: (error) => terminal.err(`${String(error)}\n`),
      onLanded(paths) {
        for (const path of paths) landed.add(path);
        wake.resolve();
      },
    }),
  );
  const stopListening = terminal.onInterrupt(() => {
    stop.abort();
    wake.resolve();
  });
  if (terminal.showsProgress) terminal.err('Watching; Ctrl+C ends it.\n');
  try {
    while (!stop.signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers();
      const paths = [...landed];
      landed.clear();
      if (stop.signal.aborted || paths.length === 0) continue;
      exitCode = await importPaths(connection, { ...commanded, paths }, terminal);
    }
  } finally {
    stopListening();
    await Promise.all(watches.map((watch) => watch.close()));
  }
  return exitCode;
}
