declare const brand: unique symbol;

/** The row of a talk in the database. Never leaves the library: outside, a talk is known by its id. */
export type TalkNumber = number & { readonly [brand]: 'TalkNumber' };
