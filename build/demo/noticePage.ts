import { type Lecture, typeset } from './lecture.ts';
import type { Narration } from './narration.ts';

/** Talks that exist on this page only; the names are glued before the text, as lecture portals copy them. */
const RELATED: readonly (readonly [title: string, text: string])[] = [
  [
    "Le blanc typographique, ou l'art de ne rien imprimer",
    "LestrangeAgatheAgathe Lestrange, maîtresse de conférences à l'Institut des arts du livre de Valmer, montre dans cette vidéo comment les imprimeurs ont appris à composer avec le vide.",
  ],
  [
    'Lire à voix haute au Moyen Âge',
    "Le DantecYvesYves Le Dantec, chercheur à l'Université de Haute-Armorique, revient sur les lieux, les gestes et les voix de la lecture avant l'imprimerie.",
  ],
  [
    'Sous-titrer une conférence : deux lignes pour une idée',
    "BensaïdNoraNora Bensaïd, responsable du sous-titrage à l'École de l'image de Lunel-les-Bains, présente les règles d'un métier discret.",
  ],
  [
    "L'œil et la ligne. Ce que les mouvements des yeux disent de la lecture",
    "Van AckerPaulineLa lecture n'est pas un mouvement continu : l'œil avance par bonds et ne voit qu'en s'arrêtant. La conférence explique ce que mesurent les psychologues, et ce que les typographes savaient.",
  ],
];

/** The notice of the lecture, in the layout of a lecture portal's page copied as text. */
export function noticePage(lecture: Lecture, narration: Narration): string {
  const [guest, host] = lecture.speakers.map(({ name }) => name);
  const lines = [
    'Vidéo pédagogique',
    lecture.title,
    `Durée : ${clock(narration.durationMs)} -Réalisation : 14 mai 2026 -Mise en ligne : 2 juin 2026`,
    '- document 1 document 2 document 3',
    '- niveau 1 niveau 2 niveau 3',
    'Descriptif',
    `${guest}, historienne du livre à l'Université de Haute-Armorique, raconte dans cet entretien comment le point, la virgule et le blanc ont appris à la page à se passer de la voix. ${host}, journaliste à Radio Pupitre, l'interroge : que doit le sous-titre d'aujourd'hui aux souffles notés à Alexandrie ?`,
    'Thème',
    'Histoire du livre ; Sciences du langage',
    'Mots-clés',
    'ponctuation, imprimerie, Alde Manuce, lecture silencieuse, typographie, sous-titrage',
    'Chapitres',
    ...chapterLines(lecture, narration),
    'Notice',
    'Lieu de réalisation',
    'Studio de Radio Pupitre',
    'Langue :',
    'Français',
    'Crédits',
    `${guest} (Intervention), ${host} (Intervention)`,
    "Conditions d'utilisation",
    'Licence Creative Commons CC0 1.0 : https://creativecommons.org/publicdomain/zero/1.0/',
    'Citer cette ressource :',
    `${guest}, ${host}. Radio Pupitre. (2026, 14 mai). ${lecture.title} , in Petite histoire des signes. [Vidéo]. (Consultée le 8 juin 2026)`,
    'Sur le même thème',
    ...RELATED.flatMap(([title, text]) => ['-', title, text]),
  ];
  return `${lines.map(typeset).join('\n')}\n`;
}

/** `- Title03'14"`, the time glued behind the title, as the portal's list of chapters comes out in text. */
function chapterLines(lecture: Lecture, narration: Narration): string[] {
  return lecture.chapters.map(({ title }, chapter) => {
    const startMs = narration.sentences.find((sentence) => sentence.chapter === chapter)?.startMs ?? 0;
    const [, minutes, seconds] = clock(startMs).split(':');
    return `- ${title}${minutes}'${seconds}"`;
  });
}

/** `hh:mm:ss`, without the fraction. */
function clock(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(11, 19);
}
