import { foldText } from './foldText.ts';
import type { PageLine } from './pageLines.ts';

/** What buttons and links around a page's content say, folded. */
const NAVIGATION = new Set(
  [
    'Accueil | Aller au contenu principal | Menu | Recherche | Rechercher | Se connecter | Connexion | Mon compte',
    'Partager | Partager cette ressource | Intégrer | Intégrer la vidéo | Télécharger | Télécharger la vidéo | Imprimer',
    'Ajouter à ma playlist | Ajouter à mes favoris | Favoris | Voir plus | Voir moins | Voir tout | Voir toutes les vidéos',
    'Afficher plus | Réduire | Charger plus | Suivant | Précédent | Page suivante | Page précédente | Dernière page',
    'Mentions légales | Contact | Plan du site | Accessibilité | Newsletter | Suivez-nous | Crédits du site | À propos',
    'Fermer | Play | Play Video | Lecteur vidéo | Copier | Copier le lien | Haut de page | Retour | Aide',
    'Home | Skip to main content | Search | Share | Download | Embed | Log in | Next | Previous | Show more | See more',
    'Producteurs | Les producteurs | Chaînes | Les chaînes | Évènements | Événements | Actualités | Universités | Écoles',
    'Legal notice | About | Site map | Back to top | Close | Code embed | Vous êtes ici | Déposer une vidéo | FAQ',
  ]
    .join(' | ')
    .split(' | ')
    .map(foldText),
);

const LEAST_PROSE = 80;
/** A transcript is longer than what describes a document. */
const LEAST_SPOKEN = 300;

/** Whether a line is a button or link of the site and nothing of the talk. */
export function isNavigation({ text }: PageLine): boolean {
  if (text.length < 3) return false;
  if (/^[-_*=]{3,60}$/.test(text)) return true;
  if (text.length > 60) return /^<(?:iframe|script|object|embed|div)\b/i.test(text);
  return NAVIGATION.has(foldText(text.replaceAll(/^[-–•›»«‹\s]+|[›»«‹\s]+$/gu, ''))) || /^<[a-z/!]/i.test(text);
}

/** Whether a line is written as sentences are. */
export function isProse({ text }: PageLine): boolean {
  if (/^<|^https?:\/\/\S+$/.test(text)) return false;
  return text.length >= LEAST_PROSE || (/[.!?…][»”"')\]]*$/u.test(text) && text.split(' ', 4).length > 3);
}

/** A time and what is said then. */
const TIMED = /^\[?(?:\d{1,2}:)?\d{1,2}:\d{2}\]?\s*\p{L}/u;

/** A turn of a dialogue. */
const TURN = /^[—–]\s?\p{Lu}.{12}/u;

/** Whether lines are a text that is spoken: most with their times, turns behind dashes, or long, of sentences, without addresses. */
export function isSpoken(lines: readonly PageLine[]): boolean {
  const timedCount = lines.filter(({ text }) => TIMED.test(text)).length;
  if (timedCount >= 2 && timedCount > lines.length / 2) return true;
  const turns = lines.filter((line) => TURN.test(line.text) && isProse(line));
  if (turns.length >= 2 && turns.length > lines.length / 2) return true;
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  const prose = lines.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
  return length >= LEAST_SPOKEN && prose > length / 2 && !lines.some(({ text }) => /https?:\/\/|\bISBN\b/.test(text));
}
