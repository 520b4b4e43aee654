import { foldText } from './foldText.ts';
import { LANGUAGES } from './pageLabels.ts';

const NAMES = new Map(LANGUAGES.map(([name, tag]) => [foldText(name), tag]));

/** The three-letter codes of ISO 639-2 (both kinds) and 639-3 for which BCP 47 has two letters. */
const TWO_LETTERS = new Map(
  'fra=fr fre=fr eng=en deu=de ger=de spa=es ita=it por=pt cat=ca oci=oc bre=br eus=eu baq=eu cos=co nld=nl dut=nl rus=ru pol=pl ell=el gre=el tur=tr ara=ar heb=he fas=fa per=fa hin=hi zho=zh chi=zh jpn=ja kor=ko vie=vi ron=ro rum=ro ces=cs cze=cs slk=sk slo=sk hun=hu swe=sv dan=da nor=no fin=fi ukr=uk bul=bg hrv=hr srp=sr lat=la'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/**
 * Reads a language as pages give it: a name in French or English, a code of two or three letters, a BCP 47 tag, also
 * with an underscore (`fr_FR`). `null` for what is none of these.
 */
export function languageTag(text: string): string | null {
  if (text.length > 60) return null;
  const written = foldText(text);
  const name = NAMES.get(written.split(/[,;(/]/, 1)[0]!.trim());
  if (name !== undefined) return name;
  const [, primary, rest = ''] = /^([a-z]{2,3})((?:[-_][a-z0-9]{2,8}){0,3})$/.exec(written) ?? [];
  if (primary === undefined || primary === 'und' || primary === 'mul' || primary === 'zxx') return null;
  const subtags = rest
    .split(/[-_]/)
    .filter((subtag) => subtag !== '')
    .map((subtag) =>
      subtag.length === 2
        ? subtag.toUpperCase()
        : subtag.length === 4
          ? subtag[0]!.toUpperCase() + subtag.slice(1)
          : subtag,
    );
  return [TWO_LETTERS.get(primary) ?? primary, ...subtags].join('-');
}
