import type { Speaker } from '../../../contract/schemas.ts';

/** The name of a speaker as the margin shows it. */
export function speakerName({ given, family }: Pick<Speaker, 'given' | 'family'>): string {
  return `${given} ${family}`.trim();
}
