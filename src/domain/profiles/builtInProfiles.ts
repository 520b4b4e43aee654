import { LECTURE_FR } from '../segmentation/cueLimits.ts';
import { RULE_NAMES, limitsOf, type Bound, type CueRules, type RuleProfile, type RuleSources } from './ruleProfile.ts';

/** A bound that is not to be passed. */
function upTo(error: number): Bound {
  return { warn: null, error };
}

/** What most of the sources do not say. */
const SILENT: CueRules = {
  charsPerLine: null,
  charsPerCue: null,
  lineCount: null,
  speed: null,
  minDurationMs: null,
  maxDurationMs: null,
  gap: null,
  balance: null,
  syncMs: null,
  leadMs: null,
  speakerDash: null,
};

const NETFLIX = 'Netflix, Timed Text Style Guide: General Requirements';
const NETFLIX_FRENCH = 'Netflix, Timed Text Style Guide: French';
const BBC = 'BBC, Subtitle Guidelines';
const TED = 'TED Translators, Subtitling Tips';

/** The default, for lectures in French; `LECTURE_FR` names where its numbers come from. */
const LECTURE_RULES: CueRules = {
  ...SILENT,
  charsPerLine: upTo(LECTURE_FR.charsPerLine),
  lineCount: upTo(LECTURE_FR.lineCount),
  speed: { kind: 'charsPerSecond', warn: LECTURE_FR.easyCharsPerSecond, error: LECTURE_FR.charsPerSecond },
  minDurationMs: upTo(LECTURE_FR.minDurationMs),
  maxDurationMs: upTo(LECTURE_FR.maxDurationMs),
  gap: { leastMs: LECTURE_FR.gapMs, orNone: false },
  balance: LECTURE_FR.balance,
  // The 100 ms of TED's guidelines, for words that come late, too.
  syncMs: 100,
  leadMs: 100,
};

/**
 * CSA (now Arcom), « Charte relative à la qualité du sous-titrage à destination des personnes sourdes ou
 * malentendantes », December 2011: 36 characters a line, two lines (three for live programmes, which lectures are
 * not), the reading table with its tolerance of 20 %, a dash at each change of speaker.
 */
const ARCOM_RULES: CueRules = {
  ...SILENT,
  charsPerLine: upTo(36),
  lineCount: upTo(2),
  speed: {
    kind: 'readingTable',
    rows: [
      { chars: 12, durationMs: 1_000 },
      { chars: 20, durationMs: 2_000 },
      { chars: 36, durationMs: 3_000 },
      { chars: 60, durationMs: 4_000 },
    ],
    tolerance: 0.2,
  },
  speakerDash: 'eachChange',
};

/**
 * Netflix, Timed Text Style Guide: General Requirements (5/6 s to 7 s, two frames between subtitles, here of 25 images
 * a second; two lines) and French (42 characters a line, a dash before both speakers). `charsPerSecond`: 17 for
 * adults, 13 for children, 20 for the deaf and hard of hearing.
 */
function netflixRules(charsPerSecond: number): CueRules {
  return {
    ...SILENT,
    charsPerLine: upTo(42),
    lineCount: upTo(2),
    speed: { kind: 'charsPerSecond', ...upTo(charsPerSecond) },
    minDurationMs: upTo(833),
    maxDurationMs: upTo(7_000),
    gap: { leastMs: 80, orNone: false },
    speakerDash: 'bothInCue',
  };
}

/**
 * BBC, Subtitle Guidelines: 37 characters a line (Teletext), 40 where the width allows; two lines, three where none
 * else fits; 160 to 180 words a minute; a pause is left between subtitles only when it lasts a second; within 1.5 s of
 * the speech.
 */
const BBC_RULES: CueRules = {
  ...SILENT,
  charsPerLine: { warn: 37, error: 40 },
  lineCount: { warn: 2, error: 3 },
  speed: { kind: 'wordsPerMinute', ...upTo(180) },
  gap: { leastMs: 1_000, orNone: true },
  syncMs: 1_500,
};

/** TED Translators, Subtitling tips: 42 characters a line, 84 in all, 21 a second, 1 s to 7 s, 100 ms early at most. */
const TED_RULES: CueRules = {
  ...SILENT,
  charsPerLine: upTo(42),
  charsPerCue: upTo(84),
  lineCount: upTo(2),
  speed: { kind: 'charsPerSecond', ...upTo(21) },
  minDurationMs: upTo(1_000),
  maxDurationMs: upTo(7_000),
  leadMs: 100,
};

/** Subtitle Edit, rules profile « SW2 (French) »: 40 characters, 18 a second at best and 25 at most, 0.8 s to 5 s, 120 ms. */
const SUBTITLE_EDIT_RULES: CueRules = {
  ...SILENT,
  charsPerLine: upTo(40),
  lineCount: upTo(2),
  speed: { kind: 'charsPerSecond', warn: 18, error: 25 },
  minDurationMs: upTo(800),
  maxDurationMs: upTo(5_000),
  gap: { leastMs: 120, orNone: false },
};

/** Esup-Pod, its editor of captions: 80 characters a caption advised, more than 110 refused. */
const ESUP_POD_RULES: CueRules = { ...SILENT, charsPerCue: { warn: 80, error: 110 } };

/** Rules with the works that their numbers are from. */
type Cited = Pick<RuleProfile, 'rules' | 'sources'>;

/** Rules from one work, but for those of `others`. */
function cited(rules: CueRules, work: string, others: RuleSources = {}): Cited {
  const named = RULE_NAMES.filter((name) => rules[name] !== null);
  return { rules, sources: { ...Object.fromEntries(named.map((name) => [name, work])), ...others } };
}

function citedNetflix(charsPerSecond: number): Cited {
  return cited(netflixRules(charsPerSecond), NETFLIX, {
    charsPerLine: NETFLIX_FRENCH,
    speed: NETFLIX_FRENCH,
    speakerDash: NETFLIX_FRENCH,
  });
}

function profile(
  id: string,
  names: RuleProfile['names'],
  { rules, sources }: Cited,
  aims: Partial<RuleProfile['limits']> = {},
): RuleProfile {
  return { id, names, limits: { ...limitsOf(rules), ...aims }, rules, sources };
}

/** What talks have for which nothing else is chosen. */
export const DEFAULT_PROFILE: RuleProfile = profile(
  'lecture-fr',
  { fr: 'Conférence en français', en: 'Lecture in French' },
  cited(LECTURE_RULES, NETFLIX_FRENCH, {
    minDurationMs: TED,
    maxDurationMs: TED,
    gap: NETFLIX,
    balance: BBC,
    syncMs: TED,
    leadMs: TED,
  }),
);

/** The profiles in the order in which they are offered. The number of each rule has its source above. */
export const BUILT_IN_PROFILES: readonly RuleProfile[] = [
  DEFAULT_PROFILE,
  profile(
    'arcom',
    { fr: 'Arcom 2011 (sourds et malentendants)', en: 'Arcom 2011 (deaf and hard of hearing)' },
    cited(
      ARCOM_RULES,
      'CSA (Arcom), Charte relative à la qualité du sous-titrage à destination des personnes sourdes ou malentendantes, 2011',
    ),
  ),
  profile('netflix-fr', { fr: 'Netflix, français, adultes', en: 'Netflix French, adults' }, citedNetflix(17)),
  profile('netflix-fr-child', { fr: 'Netflix, français, enfants', en: 'Netflix French, children' }, citedNetflix(13)),
  profile(
    'netflix-fr-sdh',
    { fr: 'Netflix, français, sourds et malentendants', en: 'Netflix French, deaf and hard of hearing' },
    citedNetflix(20),
  ),
  profile('bbc', { fr: 'BBC', en: 'BBC' }, cited(BBC_RULES, BBC)),
  // « Do not join the end of one sentence and the start of another »: to derive by, as no check tells it.
  profile('ted', { fr: 'TED', en: 'TED' }, cited(TED_RULES, TED), { joinsSentences: false }),
  profile(
    'subtitle-edit-fr',
    { fr: 'Subtitle Edit, français (SW2)', en: 'Subtitle Edit French (SW2)' },
    cited(SUBTITLE_EDIT_RULES, 'Subtitle Edit, rules profile SW2 (French)'),
    { charsPerSecond: 18 },
  ),
  // Two lines of what is advised for a caption.
  profile('esup-pod', { fr: 'Esup-Pod', en: 'Esup-Pod' }, cited(ESUP_POD_RULES, 'Esup-Pod, caption editor'), {
    charsPerLine: 40,
  }),
];

/** The built-in profile of this id; `undefined` when there is none. */
export function profileOf(id: string): RuleProfile | undefined {
  return BUILT_IN_PROFILES.find((known) => known.id === id);
}
