/**
 * The sounds of French and English that templates exist for, with what phonetics textbooks give for them: the first
 * three formants of a vowel or sonorant in Hz (men: Peterson & Barney 1952 for English, Calliope 1989 for French), the
 * band of a fricative's noise in Hz, and the level in dB below an open vowel.
 *
 * Names are one or two ASCII letters, SAMPA where it has them.
 */
export interface PhoneSketch {
  readonly formantsHz?: readonly [number, number, number];
  readonly noiseHz?: readonly [from: number, to: number];
  /** Energy at the voicing bar, below 400 Hz. */
  readonly isVoiced?: boolean;
  readonly levelDb: number;
}

const vowel = (f1: number, f2: number, f3: number, levelDb = 0): PhoneSketch => ({
  formantsHz: [f1, f2, f3],
  isVoiced: true,
  levelDb,
});
const noise = (from: number, to: number, levelDb: number, isVoiced = false): PhoneSketch => ({
  noiseHz: [from, to],
  levelDb,
  isVoiced,
});

/** Every phone, by name. */
export const PHONES = {
  i: vowel(280, 2250, 3000, -4),
  e: vowel(365, 2050, 2650, -2),
  E: vowel(530, 1800, 2500),
  a: vowel(700, 1350, 2450),
  A: vowel(700, 1100, 2450),
  O: vowel(530, 1000, 2400),
  o: vowel(380, 780, 2350, -2),
  u: vowel(300, 750, 2250, -5),
  y: vowel(280, 1850, 2200, -4),
  '2': vowel(380, 1450, 2250, -2),
  '9': vowel(520, 1420, 2400, -1),
  '@': vowel(480, 1450, 2400, -3),
  'a~': vowel(620, 950, 2600, -1),
  'e~': vowel(600, 1400, 2600, -1),
  'o~': vowel(420, 750, 2500, -2),
  I: vowel(390, 1990, 2550, -2),
  ae: vowel(660, 1720, 2410),
  V: vowel(640, 1190, 2390),
  U: vowel(440, 1020, 2240, -3),
  '3': vowel(490, 1350, 1690, -2),
  j: vowel(270, 2200, 2950, -7),
  w: vowel(300, 650, 2250, -8),
  H: vowel(270, 1800, 2200, -8),
  l: vowel(350, 1350, 2600, -9),
  R: { formantsHz: [500, 1200, 2400], noiseHz: [800, 2500], isVoiced: true, levelDb: -11 },
  r: vowel(350, 1100, 1550, -8),
  m: vowel(250, 1000, 2200, -12),
  n: vowel(250, 1500, 2400, -12),
  J: vowel(250, 2000, 2700, -12),
  N: vowel(250, 1200, 2400, -12),
  p: noise(300, 3000, -32),
  t: noise(2500, 7500, -28),
  k: noise(1200, 3500, -28),
  b: noise(100, 400, -24, true),
  d: noise(100, 4500, -23, true),
  g: noise(100, 2500, -23, true),
  f: noise(1500, 7500, -24),
  v: noise(1000, 7000, -18, true),
  s: noise(3800, 7600, -11),
  z: noise(3800, 7600, -14, true),
  S: noise(2000, 6000, -9),
  Z: noise(2000, 6000, -13, true),
  T: noise(1500, 7500, -25),
  D: noise(1000, 7000, -19, true),
  h: noise(500, 3500, -22),
} as const satisfies Record<string, PhoneSketch>;

export type PhoneName = keyof typeof PHONES;

/** The names in a fixed order: a phone's number is its index here. */
export const PHONE_NAMES = Object.keys(PHONES) as readonly PhoneName[];

/** The number of a phone. */
export const PHONE_NUMBERS: ReadonlyMap<string, number> = new Map(PHONE_NAMES.map((name, index) => [name, index]));

/** The numbers of the vowels and of what sounds like them: they are loud where noise seldom is, at low frequencies. */
export const RESONANTS: ReadonlySet<number> = new Set(
  PHONE_NAMES.flatMap((name, index) => ('formantsHz' in PHONES[name] ? [index] : [])),
);

/** The numbers of the stops, which begin with a closure. */
export const STOPS: ReadonlySet<number> = new Set(
  (['p', 't', 'k', 'b', 'd', 'g'] as const).map((name) => PHONE_NUMBERS.get(name)!),
);

/** Words are not said more slowly than this, twice the usual: 160 ms a phone, in fine frames. */
export const SLOWEST_PHONE_FRAMES = 16;
