/** The scheme of the page. A page of `file:` would share its origin with every file of the disk. */
export const PAGE_SCHEME = 'lutrin-app';
/** The scheme of recordings; the id of one is the path of its address. */
export const MEDIA_SCHEME = 'lutrin-media';

/** The page of the window: the built one, or the development server's when that started the program. */
export interface Page {
  readonly origin: string;
  isPageUrl(url: string): boolean;
}

export function createPage(developmentUrl: string | undefined): Page {
  const origin = originOf(developmentUrl ?? '') ?? `${PAGE_SCHEME}://app`;
  return { origin, isPageUrl: (url) => originOf(url) === origin };
}

/** `URL.origin` is 'null' for schemes that only Chromium was told of. */
function originOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed === null ? null : `${parsed.protocol}//${parsed.host}`;
}
