/** Whether a text of this language (BCP 47) is set as French is; an unknown one is taken for French. */
export function isFrench(language: string | null): boolean {
  return language === null || /^fr(?:-|$)/i.test(language);
}
