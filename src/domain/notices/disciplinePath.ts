/** What stands between the labels of a discipline and those around it: `Sciences humaines > Sociologie`. */
export const PATH_JOINER = ' > ';

/** The labels of a discipline, the outermost first; one alone where no path is given. */
export function disciplinePath(discipline: string): string[] {
  return discipline.split(PATH_JOINER);
}
