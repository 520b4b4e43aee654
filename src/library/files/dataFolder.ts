import { resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * The data folder that all hosts share: what was asked for, else `LUTRIN_LIBRARY`, else the usual place for
 * application data of the system.
 */
export function dataFolder(asked?: string): string {
  const named = asked ?? process.env['LUTRIN_LIBRARY'] ?? '';
  return named === '' ? envPaths('Lutrin', { suffix: '' }).data : resolve(named);
}
