import { useSyncExternalStore } from 'react';
import type { TalkId } from '../../domain/transcript/transcript.ts';

/** What the window shows. */
export type Route = { readonly screen: 'library' | 'people' } | { readonly screen: 'talk'; readonly talkId: TalkId };

/** Reads a route from an address's fragment; anything unknown is the library. */
export function parseRoute(hash: string): Route {
  if (hash === '#/people') return { screen: 'people' };
  const match = /^#\/talk\/([\w-]+)$/.exec(hash);
  return match === null ? { screen: 'library' } : { screen: 'talk', talkId: match[1] as TalkId };
}

/** The fragment of a route. */
export function formatRoute(route: Route): string {
  if (route.screen === 'talk') return `#/talk/${route.talkId}`;
  return route.screen === 'people' ? '#/people' : '#/';
}

/** Shows another screen; the browser's Back goes back to this one. */
export function goTo(route: Route): void {
  location.hash = formatRoute(route);
}

/** The route now; renders again when it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  return parseRoute(hash);
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
