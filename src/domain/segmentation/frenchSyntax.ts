import { setOf, type Syntax } from './syntax.ts';

/** French, as subtitles break it: behind no article, preposition, auxiliary, pronoun, or adjective that goes before. */
export const FRENCH: Syntax = {
  // With what an elision leaves of them: `lorsqu'on` leads on, as `on` does.
  leadsOn: setOf(
    'le la les un une des du de au aux ce cet cette ces cela',
    'mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs quel quelle quels quelles',
    'chaque plusieurs quelques tout toute tous toutes aucun aucune nul nulle certains certaines autre autres même',
    'à en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après jusque malgré selon',
    'dès hors parmi durant outre sauf via devant derrière dont où afin grâce lors près loin',
    'je tu il elle on nous vous ils elles me te se y qui que quoi lequel laquelle lesquels lesquelles',
    'ne ni et ou mais donc or car si comme quand lorsque puisque parce alors quoique pourquoi comment',
    'ai as a avons avez ont avais avait avions aviez avaient aurai aura auront aurait auraient ait aient avoir ayant',
    'suis es est sommes êtes sont étais était étions étiez étaient sera seront serait seraient soit soient fut furent',
    'être étant peut peuvent doit doivent va vont fait font faut veut veulent très plus moins aussi trop assez bien si',
    'premier première premiers premières dernier dernière derniers dernières grand grande grands grandes',
    'petit petite petits petites nouveau nouvel nouvelle nouveaux nouvelles bon bonne bons bonnes mauvais mauvaise',
    'beau bel belle beaux belles gros grosse vieux vieil vieille jeune jeunes seul seule seuls seules vrai vraie',
    'différents différentes divers diverses',
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quinze vingt trente quarante cinquante cent',
    'm. mm. mme mmes mlle dr pr me n° no p. art. vol. fig. chap.',
  ),
  mayLeadOn: setOf('très encore toujours souvent déjà déja ainsi puis ensuite peu beaucoup'),
  opens: setOf(
    'et ou mais donc or car ni que qui dont où quand lorsque puisque parce comme si afin alors pourquoi comment',
    'à de en dans par pour sur sous avec sans chez vers entre contre depuis pendant avant après selon dès',
    "qu'il qu'elle qu'on qu'ils qu'elles qu'un qu'une c'est puis ensuite ainsi",
  ),
  negations: setOf('pas plus jamais rien point guère personne aucun aucune nullement'),
  months: setOf('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  abbreviations: setOf(
    'm. mm. mme. mlle. dr. pr. st. ste. cf. p. pp. art. vol. fig. chap. ex. env. av. apr. etc. n. vs. éd. dir. trad.',
  ),
  elision: /^(?:qu|lorsqu|puisqu|quoiqu|jusqu|l|d|s|n|j|m|t|c)'/,
  isAdjective: (word) =>
    /(?:ique|able|ible|[ai]els?|elle|[ai]ve|if|eux|euse|[ai]re|al|ale|aux|ain|aine|ien|ienne|ois|oise)s?$/.test(word),
  adjectives: 'behind',
};
