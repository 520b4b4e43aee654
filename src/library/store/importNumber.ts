/** The number of an import in the store. */
export type ImportNumber = number & { readonly import: unique symbol };
/** The number of a row of a report in the store. */
export type ItemNumber = number & { readonly importItem: unique symbol };
/** The number of a source in the store. */
export type SourceNumber = number & { readonly source: unique symbol };
