import type { SpokenLanguage } from './spokenLanguage.ts';

/** Units as they are said after a number; many are other words elsewhere. The micro sign is that of Latin-1, not Greek. */
const UNITS: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: {
    m: 'mètres',
    g: 'grammes',
    l: 'litres',
    L: 'litres',
    s: 'secondes',
    t: 'tonnes',
    mg: 'milligrammes',
    ml: 'millilitres',
    mL: 'millilitres',
    cl: 'centilitres',
    ms: 'millisecondes',
    dm: 'décimètres',
    µm: 'micromètres',
    µm2: 'micromètres carrés',
    µg: 'microgrammes',
    µs: 'microsecondes',
    µl: 'microlitres',
    µL: 'microlitres',
    µV: 'microvolts',
    µF: 'microfarads',
    Ω: 'ohms',
    kΩ: 'kilo ohms',
    MΩ: 'méga ohms',
    nm: 'nanomètres',
    ha: 'hectares',
    W: 'watts',
    kW: 'kilowatts',
    MW: 'mégawatts',
    kWh: 'kilowatts heure',
    Hz: 'hertz',
    kHz: 'kilohertz',
    MHz: 'mégahertz',
    GHz: 'guigahertz',
    Ko: 'kilo octets',
    Mo: 'méga octets',
    Go: 'guiga octets',
    To: 'téra octets',
    dB: 'décibels',
    'km/h': 'kilomètres à? l? heure',
    'm/s': 'mètres par seconde',
    mn: 'minutes',
    j: 'jours',
  },
  en: {
    m: 'meters',
    g: 'grams',
    l: 'liters',
    L: 'liters',
    s: 'seconds',
    mm: 'millimeters',
    mg: 'milligrams',
    ml: 'milliliters',
    mL: 'milliliters',
    ms: 'milliseconds',
    dm: 'decimeters',
    µm: 'micrometers',
    µm2: 'square micrometers',
    µg: 'micrograms',
    µs: 'microseconds',
    µl: 'microliters',
    µL: 'microliters',
    µV: 'microvolts',
    µF: 'microfarads',
    Ω: 'ohms',
    kΩ: 'kilo ohms',
    MΩ: 'mega ohms',
    nm: 'nanometers',
    km: 'kilometers',
    ha: 'hectares',
    W: 'watts',
    kW: 'kilowatts',
    MW: 'megawatts',
    kWh: 'kilowatt hours',
    Hz: 'hertz',
    kHz: 'kilohertz',
    MHz: 'megahertz',
    GHz: 'gigahertz',
    KB: 'kilobytes',
    MB: 'megabytes',
    GB: 'gigabytes',
    TB: 'terabytes',
    dB: 'decibels',
    'km/h': 'kilometers an? per? hour',
    'm/s': 'meters per second',
    mph: 'miles an? per? hour',
    ft: 'feet',
    lb: 'pounds',
    lbs: 'pounds',
    oz: 'ounces',
    min: 'minutes',
    sec: 'seconds',
    h: 'hours',
    hr: 'hours',
    hrs: 'hours',
    am: 'ay em',
    AM: 'ay em',
    pm: 'pee em',
    PM: 'pee em',
    bn: 'billion',
  },
};

/** What a unit after a number is said as; `undefined` for what is none. */
export function unitName(unit: string, language: SpokenLanguage): string | undefined {
  return Object.hasOwn(UNITS[language], unit) ? UNITS[language][unit] : undefined;
}

/** Tokens with currencies after the millions they are of: $5 million is said as 5 million $. */
export function joinMillions(tokens: readonly string[]): string[] {
  const joined = [...tokens];
  for (let index = 1; index < tokens.length; index++) {
    const [, mark, currency, number] = /^([^\p{L}\p{N}$£€]?)([$£€])(\d\S*\s*)$/u.exec(tokens[index - 1]!) ?? [];
    if (currency === undefined || !/^(?:(?:m|b|tr)illion|bn(?!\p{L}))/u.test(tokens[index]!)) continue;
    joined[index - 1] = `${mark}${number}`;
    joined[index] = `${tokens[index]!} ${currency}`;
  }
  return joined;
}

/** What stands for many of a currency, as it is said or as the French write it before the currency. */
const MANY: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  fr: { k: 'k', m: 'M', b: 'Md', bn: 'Md', md: 'Md' },
  en: { k: 'thousand ', m: 'million ', b: 'billion ', bn: 'billion ', tn: 'trillion ' },
};

const SHORTENED = /^([^\p{L}\p{N}$£€]*)([$£€])(\d[\d.,–-]*)([kmbt]|bn|tn|md)(?![\p{L}\p{N}])/iu;

/** A token with its currency after the number that it is of, where that is shortened: $5m is said as 5 million $. */
export function shiftCurrency(token: string, language: SpokenLanguage): string {
  const plain = token.replace(/^([^\p{L}\p{N}$£€]*)(?:US|CA|AU|A|C)(?=\$\d)/u, '$1');
  const [own, mark, currency, number, many] = SHORTENED.exec(plain) ?? [];
  const name = many === undefined ? undefined : MANY[language][many.toLowerCase()];
  return name === undefined ? plain : `${mark!}${number!} ${name}${currency!} ${plain.slice(own!.length)}`;
}

/** Whether what follows a token is said of a number. */
export function endsInNumber(token: string | undefined): boolean {
  return token !== undefined && /\d[\s)]*$/u.test(token.slice(-4));
}
