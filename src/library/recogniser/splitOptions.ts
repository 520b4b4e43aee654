const PART = /"([^"]*)"|'([^']*)'|([^\s"']+)/gu;
const ARGUMENT = /(?:"[^"]*"|'[^']*'|[^\s"'])+/gu;

/** Arguments as a shell takes them: apart at blanks, but for those in quotation marks. Nothing else is special. */
export function splitOptions(options: string): string[] {
  return [...options.matchAll(ARGUMENT)].map(([argument]) =>
    [...argument.matchAll(PART)].map(([, double, single, plain]) => double ?? single ?? plain ?? '').join(''),
  );
}
