/** A path inside a folder, with the separator that the folder's own path uses. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** The folder and the last name of a path; the folder is empty when the path is a bare name. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const folder = path.slice(0, Math.max(0, at));
  // `/a` and `C:\a` lie in `/` and `C:\`, which keep their separator.
  const isRoot = at >= 0 && (folder === '' || /^[a-z]:$/i.test(folder));
  return { folder: isRoot ? path.slice(0, at + 1) : folder, name: path.slice(at + 1) };
}

/** A path as people paste it: without the quotes that file managers and shells put around it. */
export function cleanPath(text: string): string {
  const trimmed = text.trim();
  return /^(?:"[^"]*"|'[^']*')$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

/** Whether a name ends in one of these extensions, given without dot; any case. */
export function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension.toLowerCase()}`));
}
