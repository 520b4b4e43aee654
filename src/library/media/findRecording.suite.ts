import type { Call, Reply, Request } from '../../contract/methods.ts';

/** Looks for a lost recording in all files: one answer tells of as many as a moment is enough for. */
export async function findRecording(call: Call, request: Request<'media.find'>): Promise<Reply<'media.find'>> {
  const found = await call('media.find', request);
  if (found.next === null) return found;
  const rest = await findRecording(call, { ...request, after: found.next });
  return { ...rest, sameName: found.sameName ?? rest.sameName };
}
