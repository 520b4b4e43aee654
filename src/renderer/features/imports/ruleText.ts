import type { TFunction } from 'i18next';
import { noticesStrings } from '../../ui/strings/notices.ts';

/** `dcTitle`: the format, and the element of it that a rule of metadata reads. */
const OF_ELEMENT = /^(\p{Ll}+(?:Cite)?)(\p{Lu}\w*)$/u;

/** What a rule is called; one of metadata is called by its format and the element that it reads. */
export function ruleText(t: TFunction, rule: string): string {
  if (isNamed(noticesStrings.fr.rules, rule)) return t(`notices.rules.${rule}`);
  const [, format = '', element = ''] = OF_ELEMENT.exec(rule) ?? [];
  if (!isNamed(noticesStrings.fr.elementFormats, format)) return rule;
  return t('notices.elementRule', {
    format: t(`notices.elementFormats.${format}`),
    element: element.charAt(0).toLowerCase() + element.slice(1),
  });
}

/** Whether a table of names has one. */
export function isNamed<Names extends object>(names: Names, name: string): name is string & keyof Names {
  return Object.hasOwn(names, name);
}
