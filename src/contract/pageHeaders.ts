/** What a page may reach beyond its own origin, as CSP sources. */
export interface PageSources {
  readonly connect: readonly string[];
  readonly media: readonly string[];
}

/** The scripts of workers, where the build puts them. */
const WORKER = /^\/workers\/[\w.-]+\.js$/;

/**
 * The headers that every host gives the page and its parts, with the strictest policy the interface runs under.
 *
 * Nothing is loaded but from the page's own origin and `sources`, no script runs that was not built into it, and it
 * can be framed by nobody. Styles may stand in the document: component libraries place menus and panes that way, and
 * with no foreign source allowed a style has nowhere to send what it sees.
 *
 * `path` is that of the part. A worker lives under the policy its script came with, and may compile WebAssembly: the
 * spelling checker is Hunspell. It may also read recordings, which the page only plays: what is decoded is decoded
 * there. The page may do neither.
 */
export function pageHeaders(sources: PageSources, path: string): Record<string, string> {
  const isWorker = WORKER.test(path);
  const policy: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': isWorker ? ["'self'", "'wasm-unsafe-eval'"] : ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", 'data:'],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:', ...sources.media],
    'connect-src': ["'self'", ...sources.connect, ...(isWorker ? sources.media : [])],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  const directives = Object.entries(policy).map(([name, values]) => `${name} ${values.join(' ')}`);
  return {
    'content-security-policy': directives.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
