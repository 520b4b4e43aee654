import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../transcript/applyReplacements.ts';
import { touches, type TextRange } from '../transcript/textRange.ts';
import { tokensOf } from '../transcript/tokensOf.ts';
import { protectedRangesOf } from './protectedRangesOf.ts';
import { typographyPass, type TypographyOptions } from './typographyPass.ts';
import { TYPOGRAPHY_PROFILES, type TypographyProfileId } from './typographyProfiles.ts';
import { TYPOGRAPHY_RULES, type TypographyRuleId } from './typographyRules.ts';

const IDS = TYPOGRAPHY_RULES.map(({ id }) => id);

function correct(text: string, options: Partial<TypographyOptions> = {}, marked: readonly TextRange[] = []): string {
  const pass = typographyPass(text, marked, { profile: 'imprimerieNationale', off: [], ...options });
  return applyReplacements(text, pass);
}

/** Only these rules. */
function only(...ids: TypographyRuleId[]): Partial<TypographyOptions> {
  return { off: IDS.filter((id) => !ids.includes(id)) };
}

/** No-break blanks made readable: `~` U+00A0, `^` U+202F. */
function shown(text: string): string {
  return text.replaceAll('\u00A0', '~').replaceAll('\u202F', '^');
}

/** What a profile makes of a text, no-break blanks made readable. */
function set(text: string, profile: TypographyProfileId = 'imprimerieNationale'): string {
  return shown(correct(text, { profile }));
}

describe('typographyPass', () => {
  it.each([
    // Marks of punctuation.
    ['Quoi ? Non ! Si ; enfin : voilà.', 'Quoi^? Non^! Si^; enfin~: voilà.'],
    ['Quoi? Non! Si; enfin: voilà.', 'Quoi^? Non^! Si^; enfin~: voilà.'],
    ['Vraiment ! ? Mais non !!! (sic !) et (?)', 'Vraiment^!? Mais non^!!! (sic^!) et (?)'],
    ['Il vient , puis s’en va .', 'Il vient, puis s’en va.'],
    ['un fichier .txt et ,5', 'un fichier .txt et ,5'],
    ['deux  espaces   ici', 'deux espaces ici'],
    ['( entre parenthèses ) et [ crochets ]', '(entre parenthèses) et [crochets]'],
    ['et puis... rien', 'et puis… rien'],
    ['des pommes, etc... et des poires, etc…', 'des pommes, etc. et des poires, etc.'],
    // Quotation marks.
    ['Il dit "bonjour" et part', 'Il dit «~bonjour~» et part'],
    ['"Un "mot" dedans", dit-il', '«~Un “mot” dedans~», dit-il'],
    ['« déjà "là" »', '«~déjà “là”~»'],
    ['« Viens ! »', '«~Viens^!~»'],
    ['l"un, un écran de 15" large', 'l"un, un écran de 15" large'],
    ['il dit "en 1984" et "oui', 'il dit «~en 1984~» et "oui'],
    [`l'"art"`, 'l’«~art~»'],
    [`l'homme d'aujourd'hui`, 'l’homme d’aujourd’hui'],
    // Dashes.
    ['le vent - dit-on - se lève', 'le vent –~dit-on~– se lève'],
    ['Il part – enfin. Elle reste - encore.', 'Il part –~enfin. Elle reste –~encore.'],
    ['M. Le Goff - historien - parle. Puis - bref', 'M.~Le Goff –~historien~– parle. Puis –~bref'],
    ['de 10 - 15 ans, un porte-avions', 'de 10 - 15~ans, un porte-avions'.replace('~', ' ')],
    // Numbers, units, dates, abbreviations.
    ['25 000 personnes et 1 234 567 euros', '25^000 personnes et 1^234^567 euros'],
    ['01 42 34 56 78 ; en 2015 300 000 ; 06 123 456', '01 42 34 56 78^; en 2015 300 000^; 06 123 456'],
    ['50% de 36°C à 10km de 3,5 m et 12 millions', '50~% de 36~°C à 10~km de 3,5~m et 12~millions'],
    ['3 l’eau, 4 t-shirts, la 4G', '3 l’eau, 4 t-shirts, la 4G'],
    ['à 12 h 30 le 4 avril, le 1er mai', 'à 12~h~30 le 4~avril, le 1er~mai'],
    ['M. Martin, Mme Roy et le Dr House', 'M.~Martin, Mme~Roy et le Dr~House'],
    ['n°5, p. 12, t. IV, §3', 'n°~5, p.~12, t.~IV, §~3'],
    ['le XXe siècle', 'le XXe~siècle'],
    ['1ère, 2ème, 3emes, 1ères, 1ier, XXème', '1re, 2e, 3es, 1res, 1er, XXe'],
    ['le Xème siècle, la Xème fois', 'le Xe~siècle, la Xème fois'],
    // Words.
    ['Le coeur, la soeur, une OEUVRE, Oedipe', 'Le cœur, la sœur, une ŒUVRE, Œdipe'],
    ['la moelle, un coefficient, des poésies', 'la moelle, un coefficient, des poésies'],
    ["Etat, Ecole et EGLISE ; l'Etat", 'État, École et ÉGLISE^; l’État'],
    ['A partir de là. A la fin. Ca va ? le groupe A la', 'À partir de là. À la fin. Ça va^? le groupe A la'],
    ['Emile et Eric : Edition', 'Emile et Eric~: Edition'],
  ])('sets %j as the Imprimerie nationale does', (text, expected) => {
    expect(set(text)).toBe(expected);
  });

  it.each([
    ['Quoi ? « Non ! » Si ; enfin : voilà - bref - oui "x"', 'Quoi? «Non!» Si; enfin: voilà — bref — oui «x»'],
    ['50% et 25 000', '50~% et 25~000'],
  ])('sets %j as the European Union does', (text, expected) => {
    expect(set(text, 'europeanUnion')).toBe(expected);
  });

  it.each([
    ['Quoi ? « Non ! » Si ; enfin : voilà - bref', 'Quoi? «~Non!~» Si; enfin~: voilà – bref'],
    ['50% et 25 000', '50~% et 25~000'],
  ])('sets %j as Québec does', (text, expected) => {
    expect(set(text, 'quebec')).toBe(expected);
  });

  it.each([
    "à 12:30 et 1:02:03, soit 03'14\" ou 3'14",
    'https://exemple.fr/a?b=c;d!e',
    "voir http://x.fr/l'art",
    'qui@exemple.fr et www.exemple.fr?x',
    'doi:10.1000/xyz!a:b et 10.1234/abc;d',
    "/usr/lib/l'x C:\\l'a notes.d'x.txt",
    '`l\'a "b"` <a href="x"> &nbsp; nom_d_x f() --option',
    ':-) ;)',
  ])('leaves %j alone', (text) => {
    const ranges = protectedRangesOf(text);
    expect(ranges.length).toBeGreaterThan(0);
    for (const change of typographyPass(text, [], { profile: 'imprimerieNationale', off: [] })) {
      expect(ranges.some((range) => touches(change, range))).toBe(false);
    }
    expect(correct(text, only('colon', 'highMarks', 'quotes', 'units'))).toBe(text);
  });

  it('ends an address where the sentence goes on', () => {
    expect(set('Voir https://exemple.fr/page ! Et «https://exemple.fr»?')).toBe(
      'Voir https://exemple.fr/page^! Et «~https://exemple.fr~»^?',
    );
  });

  it('leaves marked passages alone', () => {
    const text = `il dit "well, it's fine!" ; oui !`;
    const from = text.indexOf('well');
    const marked = [{ from, to: text.indexOf('"', from) }];
    expect(shown(correct(text, {}, marked))).toBe(`il dit «~well, it's fine!~»^; oui^!`);
  });

  it('runs only the rules that are on', () => {
    expect(shown(correct(`l'état : "oui"  ?`, only('apostrophe')))).toBe('l’état : "oui"  ?');
    expect(shown(correct(`l'état : "oui"  ?`, only('quotes')))).toBe(`l'état : «oui»  ?`);
    expect(correct(`l'état : "oui"  ?`, { profile: 'none' })).toBe(`l'état : "oui"  ?`);
  });

  it('gives changes in the offsets of the text, each with its rule', () => {
    const changes = typographyPass('Un "mot" ?', [], { profile: 'imprimerieNationale', off: [] });
    expect(changes).toEqual([
      { from: 3, to: 4, text: '«\u00A0', rule: 'quotes' },
      { from: 7, to: 8, text: '\u00A0»', rule: 'quotes' },
      { from: 8, to: 9, text: '\u202F', rule: 'highMarks' },
    ]);
  });

  it('keeps the number of words where a blank was a blank', () => {
    for (const text of ['25 000 personnes', 'Quoi ? « Non »', 'le 4 avril']) {
      expect(tokensOf(correct(text)).length).toBe(tokensOf(text).length);
    }
  });
});

/** Pieces that meet the rules, in any order: what random letters would hardly ever do. */
const PIECES = `a b A É é 1 2 0 , . ; : ! ? … « » “ ” " ' ’ ( ) [ ] – — - % ° € § / @ _ < > & ... l' etc etc... "mot"
  000 12:30 03'14" https://a.fr/b?c a@b.fr x.txt coeur Etat Ca 1ère 2ème XXème siècle km °C h 30 avril M. Mme Martin
  p. n° 10 😀 e\u0301`
  .split(/\s+/)
  .concat(' ', ' ', '  ', '\u00A0', '\u202F', ' - ', ' – ', '. ', '25 000', 'A la', '`');
const french = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof({ weight: 5, arbitrary: french }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });
const profile = fc.constantFrom(...TYPOGRAPHY_PROFILES);
const anyOptions = fc.record({ profile, off: fc.subarray(IDS) });
const oneRule = fc.record({ profile, off: fc.constantFrom(...IDS).map((id) => IDS.filter((other) => other !== id)) });
const markedIn = fc.array(fc.tuple(fc.nat(40), fc.nat(10)), { maxLength: 2 });

function rangesIn(text: string, marks: readonly (readonly [number, number])[]): TextRange[] {
  return marks
    .map(([from, length]) => ({ from: Math.min(from, text.length), to: Math.min(from + length, text.length) }))
    .filter(({ from, to }) => from < to);
}

const RUNS = { numRuns: 4_000 };

describe('typographyPass, as laws', () => {
  it('is idempotent, with any rules on', () => {
    fc.assert(
      fc.property(anyText, anyOptions, (text, options) => {
        const once = correct(text, options);
        expect(shown(correct(once, options))).toBe(shown(once));
      }),
      RUNS,
    );
  });

  it('is idempotent rule by rule', () => {
    fc.assert(
      fc.property(anyText, oneRule, (text, options) => {
        const once = correct(text, options);
        expect(shown(correct(once, options))).toBe(shown(once));
      }),
      RUNS,
    );
  });

  it('gives ascending, disjoint replacements that each change something', () => {
    fc.assert(
      fc.property(anyText, anyOptions, (text, options) => {
        let end = 0;
        for (const { from, to, text: put } of typographyPass(text, [], options)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(put).not.toBe(text.slice(from, to));
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      RUNS,
    );
  });

  it('never touches what is protected or marked', () => {
    fc.assert(
      fc.property(anyText, anyOptions, markedIn, (text, options, marks) => {
        const marked = rangesIn(text, marks);
        const guarded = [...marked, ...protectedRangesOf(text)];
        for (const change of typographyPass(text, marked, options)) {
          expect(guarded.filter((range) => touches(change, range))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('loses and reorders no letter and no digit, but by the rules about letters', () => {
    const off = TYPOGRAPHY_RULES.filter(({ changesWords }) => changesWords).map(({ id }) => id);
    fc.assert(
      fc.property(anyText, profile, (text, id) => {
        expect(lettersOf(correct(text, { profile: id, off }))).toBe(lettersOf(text));
      }),
      RUNS,
    );
    fc.assert(
      fc.property(anyText, profile, (text, id) => {
        expect(folded(correct(text, { profile: id }))).toBe(folded(text));
      }),
      RUNS,
    );
  });

  it('lets any subset of its replacements be applied', () => {
    const off = TYPOGRAPHY_RULES.filter(({ changesWords }) => changesWords).map(({ id }) => id);
    fc.assert(
      fc.property(anyText, profile, fc.infiniteStream(fc.boolean()), (text, id, choice) => {
        const pass = typographyPass(text, [], { profile: id, off });
        const chosen = pass.filter(() => choice.next().value === true);
        expect(lettersOf(applyReplacements(text, chosen))).toBe(lettersOf(text));
      }),
      RUNS,
    );
  });
});

/** Letters and digits; composed or not is one, and U+02BC is an apostrophe here. */
function lettersOf(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]|ʼ/gu, '');
}

/** Letters as the rules about letters may change them: ligatures, accents of capitals, ends of ordinals. */
function folded(text: string): string {
  return lettersOf(text.replaceAll(/(?<=\d|[IVX])(?:i?[èe]re|ier|i?[èe]me|me|er|re|e)s?(?!\p{L})/gu, ''))
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();
}
