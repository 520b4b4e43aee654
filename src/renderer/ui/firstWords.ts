const MOST_LENGTH = 48;

/** The beginning of a text, as many whole words as fit; an ellipsis says that there is more. */
export function firstWords(text: string): string {
  if (text.length <= MOST_LENGTH) return text;
  const cut = text.slice(0, MOST_LENGTH + 1).search(/\s+\S*$/u);
  return `${text.slice(0, cut > 0 ? cut : MOST_LENGTH)}…`;
}
