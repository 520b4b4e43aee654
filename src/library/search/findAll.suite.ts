import type { Call, Reply, Request } from '../../contract/methods.ts';

/** What a search finds in all talks: one answer tells of as many as a moment is enough for, on a busy machine of few. */
export async function findAll(call: Call, request: Request<'search.find'>): Promise<Reply<'search.find'>> {
  const found = await call('search.find', request);
  if (found.next === null) return found;
  const rest = await findAll(call, { ...request, after: found.next });
  return { ...rest, talks: [...found.talks, ...rest.talks] };
}
