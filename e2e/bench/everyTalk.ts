import type { Request } from '../../src/contract/methods.ts';

/** The first page of the list as the window asks for it. */
export const EVERY_TALK: Request<'talks.list'> = {
  query: '',
  states: [],
  discipline: null,
  hasMedia: null,
  hasProblems: null,
  sort: 'relevance',
  isDescending: true,
  offset: 0,
  limit: 100,
};
