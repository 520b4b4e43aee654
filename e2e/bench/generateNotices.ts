import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = (
  'la recherche montre que les données du climat changent plus vite que nos modèles et cela pose une question de méthode ' +
  'pour chaque équipe qui observe mesure compare puis publie des résultats sur lesquels repose une partie de la décision ' +
  'publique énergie société histoire langue santé océan forêt ville réseau mémoire justice économie travail machine'
).split(' ');
const GIVEN = ['Anne', 'Luc', 'Inès', 'Marc', 'Zoé', 'Hugo', 'Maud', 'Élie', 'Ruth', 'Noé'];
const FAMILY = ['Berthier', 'Caron', 'Dumas', 'Étienne', 'Faure', 'Guérin', 'Hébert', 'Lefèvre', 'Moreau', 'Noël'];

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Prose of that many words, in sentences, the same for the same seed. */
export function prose(wordCount: number, seed: number): string {
  const next = seeded(seed);
  const sentences: string[] = [];
  for (let left = wordCount; left > 0;) {
    const length = Math.min(left, 8 + Math.floor(next() * 18));
    const words = Array.from({ length }, () => WORDS[Math.floor(next() * WORDS.length)]!);
    sentences.push(`${words[0]!.charAt(0).toUpperCase()}${words.join(' ').slice(1)}.`);
    left -= length;
  }
  return sentences.join(' ');
}

/** Writes notices as a lecture portal prints them, with transcripts of about `wordCount` words. Gives their folder. */
export function generateNotices(folder: string, count: number, wordCount: number): string {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    const next = seeded(index);
    const given = GIVEN[Math.floor(next() * GIVEN.length)]!;
    const family = FAMILY[Math.floor(next() * FAMILY.length)]!;
    const title = `Séance ${index + 1} : ${prose(5, index).slice(0, -1)}`;
    const page = [
      'Notice',
      'Retranscription',
      prose(wordCount, 7 * index + 1),
      `Lire l'intégralité${title}`,
      '- document 1 document 2 document 3',
      '- niveau 1 niveau 2 niveau 3',
      'Descriptif',
      `${given} ${family}, maître de conférences à Télécom Paris, présente la séance ${index + 1}. ${prose(30, 3 * index)}`,
    ].join('\n');
    writeFileSync(join(folder, `notice-${String(index).padStart(5, '0')}.txt`), page);
  }
  return folder;
}
