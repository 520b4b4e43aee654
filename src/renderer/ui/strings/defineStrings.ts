/** The same keys with any texts. */
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/**
 * The texts of one part of the interface, in every language: a text missing in one does not compile.
 * French counts with `_one`, `_many` (a million) and `_other`; English leaves `_many` equal to `_other`.
 */
export function defineStrings<const T>(fr: T, en: Translated<T>): { readonly fr: T; readonly en: Translated<T> } {
  return { fr, en };
}
