/** Whether a text is an address of the web, and nothing else. */
export function isWebUrl(text: string): boolean {
  return text.length <= 4_000 && /^https?:\/\/[^\s"<>]+$/i.test(text);
}
