/** A person who speaks in the demo lecture. Names and institutions are invented. */
export interface LectureSpeaker {
  readonly name: string;
  /** What the lower third says below the name. */
  readonly role: string;
  readonly voice: Voice;
}

/** How espeak-ng speaks for one person: `rate` in words a minute, `pitch` and `range` from 0 to 100. */
export interface Voice {
  readonly name: string;
  readonly rate: number;
  readonly pitch: number;
  readonly range: number;
}

/** The slides: an opening, one for each idea, an ending, and one that opens each chapter. */
export type SlideName =
  | 'title'
  | 'signs'
  | 'wall'
  | 'voice'
  | 'dots'
  | 'blank'
  | 'glance'
  | 'scale'
  | 'semicolon'
  | 'accents'
  | 'thinSpace'
  | 'subtitle'
  | 'end'
  | 'chapter1'
  | 'chapter2'
  | 'chapter3'
  | 'chapter4';

/** One sentence to speak; `slide` is the slide that appears with it. */
export interface Sentence {
  readonly text: string;
  readonly slide: SlideName | null;
}

interface Turn {
  /** An index into `lecture.speakers`. */
  readonly speaker: number;
  readonly sentences: readonly Sentence[];
}

interface Chapter {
  readonly title: string;
  readonly turns: readonly Turn[];
}

export interface Lecture {
  readonly title: string;
  readonly speakers: readonly LectureSpeaker[];
  readonly chapters: readonly Chapter[];
}

/**
 * Sets French text as a compositor would: typographic apostrophes, U+202F before `;` `!` `?`, U+00A0 before `:`
 * and inside guillemets. The text below is written with plain spaces, which an editor can see.
 */
export function typeset(text: string): string {
  return text
    .replaceAll("'", '’')
    .replaceAll(/ (?=[;!?])/g, '\u202F')
    .replaceAll(/ (?=[:»])|(?<=«) /g, '\u00A0');
}

const HELENE = 0;
const KARIM = 1;

/** `'[slide] text'` or `'text'`: a sentence, and the slide it brings. */
function turn(speaker: number, ...lines: readonly string[]): Turn {
  return { speaker, sentences: lines.map(sentenceOf) };
}

function sentenceOf(line: string): Sentence {
  const marked = /^\[(\w+)\] (.*)$/.exec(line);
  if (marked === null) return { text: typeset(line), slide: null };
  return { text: typeset(marked[2] ?? ''), slide: marked[1] as SlideName };
}

export const lecture: Lecture = {
  title: 'Comment la page apprit à respirer',
  speakers: [
    {
      name: 'Hélène Morvan',
      role: 'Historienne du livre, Université de Haute-Armorique',
      voice: { name: 'fr+f2', rate: 150, pitch: 52, range: 58 },
    },
    {
      name: 'Karim Delacroix',
      role: 'Journaliste, Radio Pupitre',
      voice: { name: 'fr+max', rate: 156, pitch: 50, range: 62 },
    },
  ],
  chapters: [
    {
      title: 'Un mur de lettres',
      turns: [
        turn(
          KARIM,
          '[title] Bonjour à toutes et à tous.',
          "[signs] Aujourd'hui, nous parlons de signes si petits que l'on finit par ne plus les voir : le point, la virgule, et même le blanc entre les mots.",
          'Hélène Morvan, vous êtes historienne du livre.',
          '[chapter1] À quoi ressemblait une page avant la ponctuation ?',
        ),
        turn(
          HELENE,
          '[wall] À un mur.',
          "Pendant des siècles, les scribes de l'Antiquité ont écrit sans séparer les mots : les lettres se suivaient, serrées, d'une marge à l'autre.",
          "[voice] Cela n'avait rien d'absurde, car on lisait le plus souvent à voix haute.",
          "Le rouleau en main, le lecteur préparait son texte comme un musicien déchiffre une partition, et c'est sa voix qui découpait les phrases.",
        ),
        turn(
          HELENE,
          "[dots] Vers l'an 200 avant notre ère, à Alexandrie, un bibliothécaire, Aristophane de Byzance, propose trois points : en bas, au milieu ou en haut de la ligne.",
          'Ce ne sont pas encore des signes de grammaire.',
          'Ce sont trois souffles, de durées différentes, notés pour celui qui va parler.',
        ),
      ],
    },
    {
      title: 'Le silence entre les mots',
      turns: [
        turn(KARIM, '[chapter2] Et le blanc entre les mots, à qui le devons-nous ?'),
        turn(
          HELENE,
          '[blank] À des moines irlandais, aux septième et huitième siècles.',
          "Le latin n'était pas leur langue ; pour le comprendre, ils avaient besoin d'isoler chaque mot.",
          "Le blanc est donc d'abord un outil de traducteur.",
          "[glance] Mais il change tout : l'œil reconnaît désormais un mot d'un seul coup, et la lecture silencieuse devient facile.",
          "La page n'a plus besoin de la voix pour avoir un sens.",
        ),
      ],
    },
    {
      title: "Chez l'imprimeur",
      turns: [
        turn(KARIM, "[chapter3] Puis vient l'imprimerie.", 'Que change-t-elle à cette histoire ?'),
        turn(
          HELENE,
          "[scale] Elle change l'échelle.",
          "Un copiste pouvait ponctuer à sa guise ; un imprimeur, lui, compose une page qui sera lue telle quelle par des centaines d'inconnus.",
          "[semicolon] À Venise, en 1496, chez Alde Manuce, on grave pour le récit d'une ascension de l'Etna un signe nouveau : un point posé sur une virgule.",
          "Le point-virgule est né, pour une pause que ni l'un ni l'autre ne savait dire.",
        ),
        turn(
          HELENE,
          "[accents] En France, Geoffroy Tory défend l'apostrophe, l'accent et la cédille, et en 1540, à Lyon, Étienne Dolet publie l'un des premiers traités de ponctuation de la langue française.",
          'Le compositeur, debout devant sa casse, devient alors le gardien de ces usages.',
          "[thinSpace] C'est lui qui glisse une espace fine avant le point d'interrogation, pour que le signe ne s'écrase pas contre la lettre.",
        ),
      ],
    },
    {
      title: "Du souffle à l'écran",
      turns: [
        turn(KARIM, '[chapter4] Peut-on dire que la ponctuation mesure le temps de lecture ?'),
        turn(
          HELENE,
          "D'une certaine façon, oui.",
          "La virgule demandait un souffle à l'orateur ; elle offre aujourd'hui un appui à l'œil.",
          '[subtitle] Prenez le sous-titre : deux lignes, quelques secondes, et le texte disparaît.',
          'On le coupe là où la phrase respire, après un point, avant une conjonction, jamais entre un article et son nom.',
          "Celui qui sous-titre refait, sans le savoir, le geste d'Aristophane : il place des silences pour une voix que l'on n'entend pas toujours.",
        ),
        turn(KARIM, "Ainsi, corriger une virgule, c'est déjà régler la durée d'une phrase.", 'Merci, Hélène Morvan.'),
        turn(
          HELENE,
          'Merci à vous.',
          "[end] Et souvenez-vous : une page bien ponctuée, c'est une page qui sait se taire.",
        ),
      ],
    },
  ].map((chapter) => ({ ...chapter, title: typeset(chapter.title) })),
};
