import { setOf, type Syntax } from './syntax.ts';

/** English, as subtitles break it: behind no article, preposition, auxiliary or adjective. */
export const ENGLISH: Syntax = {
  leadsOn: setOf(
    'the a an this that these those my your his her its our their each every another such no which what whose',
    'many few several much other same own only very too quite rather really as both any some',
    'of in on at by for with from into onto over under between among through without within about against during',
    'before after since until till toward towards upon across behind beyond near like than per via to',
    'and or but nor because although though if when while whereas whether who whom where how why',
    "i he she we they i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd",
    "they'd i'll you'll he'll she'll it'll we'll they'll there's that's who's what's let's",
    'am is are was were be been being have has had having do does did will would shall should can could may might must',
    "cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't haven't hasn't hadn't couldn't shouldn't",
    'not never',
    'one two three four five six seven eight nine ten twelve twenty hundred thousand first second third last next new old',
    'good great long little big small high low young large early main real whole different certain',
    'mr. mrs. ms. dr. prof. st. no. vol. fig. p. pp. ch.',
  ),
  mayLeadOn: setOf('it you there all more most so just also always often then one'),
  opens: setOf(
    'and or but nor so because although though if when while whereas whether that which who whom whose where how why',
    'of in on at by for with from into onto over under between among through without within about against during',
    'before after since until till toward towards upon across behind beyond near like than to as then thus therefore',
    'however what there',
  ),
  negations: setOf('not never'),
  months: setOf('january february march april may june july august september october november december'),
  abbreviations: setOf(
    'mr. mrs. ms. dr. prof. st. jr. sr. p. pp. vol. fig. ch. no. e.g. i.e. etc. cf. vs. ed. eds. approx.',
  ),
  elision: null,
  isAdjective: (word) => /(?:al|ic|ive|ous|ful|less|able|ible|ary|ese|ern)$/.test(word),
  adjectives: 'before',
};
