import { basename, extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MatchedText } from '../../contract/timedTextSchemas.ts';
import type { Identifier } from '../../domain/notices/notice.ts';
import { foldKey } from '../search/foldForSearch.ts';
import type { NamedTalk } from '../store/talkMatchStore.ts';

/** An identifier as the store finds it: see `identifierKey`. */
interface StoredIdentifier {
  readonly scheme: Identifier['scheme'];
  readonly key: string;
}

/** A talk, and what files of it may be named after. */
export interface MatchableTalk extends NamedTalk {
  readonly identifiers: readonly StoredIdentifier[];
  /** Names of the files of its recordings. */
  readonly recordings: readonly string[];
}

type Candidate = MatchedText['candidates'][number];

/** A talk that a file may be of; `score` is 0 to 1 for words of its title, above it for what tells more. */
interface Scored extends Candidate {
  readonly score: number;
}

/** More than a person chooses from. */
const MOST_CANDIDATES = 8;
/** Below it a title has hardly more in common with a name than chance. */
const LEAST_SCORE = 0.2;
/** From it on a title fits, unless another fits nearly as well. */
const GOOD_SCORE = 0.7;
const CLEARLY_BETTER = 0.75;
/** Of a name that is the whole title: clearly better than one whose words are all in it. */
const WHOLE_TITLE_SCORE = 1.4;
/** Of a name that a title begins with: it fits, unless there is better. */
const CUT_TITLE_SCORE = 0.74;
/** Of what may as well be another talk: below what is sure. */
const DOUBTFUL_SCORE = 0.69;
/** With fewer words a title is found in the names of other talks, too: the novel in the English novel. */
const TELLING_WORDS = 4;
/** The first letters of a title are told from others' once there are so many. */
const CUT_TITLE = 20;
/** Files that are matched in one go: other calls to the library get their turn in between. */
const FILES_IN_A_TURN = 5;

/**
 * Which talks files are of, told by their names: by an identifier in it, by the name of the recording, by the words of
 * the title, accents, case and marks aside. Sure only when one talk fits well, and one file is of it.
 */
export async function matchTexts(paths: readonly string[], talks: readonly MatchableTalk[]): Promise<MatchedText[]> {
  const index = new TalkIndex(talks);
  const matched: MatchedText[] = [];
  for (const path of paths) {
    if (matched.length % FILES_IN_A_TURN === 0) await nextTurn();
    matched.push({ path, ...index.match(path) });
  }
  const counts = new Map<string, number>();
  for (const { candidates, isSure } of matched) {
    if (isSure) counts.set(candidates[0]!.talkId, (counts.get(candidates[0]!.talkId) ?? 0) + 1);
  }
  return matched.map(({ candidates, isSure, ...file }) => {
    return { ...file, candidates, isSure: isSure && counts.get(candidates[0]!.talkId) === 1 };
  });
}

/** What of a talk a name may hold. */
interface TalkKeys {
  /** With a blank on either side. */
  readonly identifiers: readonly string[];
  readonly recordings: readonly string[];
  /** Those of the title, each once. */
  readonly words: readonly string[];
  /** How much these tell together. */
  readonly weight: number;
}

/** A name that may be a title, or hold words of one. */
interface TitleWords {
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** Those that are no number. */
  readonly telling: readonly string[];
  /** How much these tell together. */
  readonly weight: number;
  /** Whether it lacks a word of the file's name that may be one of a longer title. */
  readonly isShortened: boolean;
}

/** What of the name of a file can name a talk. */
interface FileNames {
  /** The words of the whole name, with a blank on either side. */
  readonly padded: string;
  /** What of the name may be the id of a talk. */
  readonly parts: ReadonlySet<string>;
  /** Without suffixes. */
  readonly bare: string;
  readonly titles: readonly TitleWords[];
}

class TalkIndex {
  readonly #talks: readonly MatchableTalk[];
  readonly #keys: readonly TalkKeys[];
  /** How much a word tells: what few titles have tells most. */
  readonly #weights = new Map<string, number>();
  readonly #titles: ReadonlySet<string>;

  constructor(talks: readonly MatchableTalk[]) {
    this.#talks = talks;
    this.#titles = new Set(talks.map(({ titleKey }) => titleKey));
    const titles = talks.map(({ titleKey }) => [...new Set(titleKey.split(' '))]);
    const frequency = new Map<string, number>();
    for (const word of titles.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    for (const [word, count] of frequency) this.#weights.set(word, Math.log(1 + talks.length / count));
    this.#keys = talks.map(({ identifiers, recordings }, index) => ({
      identifiers: identifiers
        .map(nameKey)
        .filter(tellsApart)
        .map((key) => ` ${key} `),
      recordings: recordings.map((name) => foldKey(stemsOf(name).at(-1)!.text)).filter((key) => key !== ''),
      words: titles[index]!,
      weight: this.#weigh(titles[index]!),
    }));
  }

  match(path: string): Pick<MatchedText, 'candidates' | 'isSure'> {
    const file = this.#namesOf(path);
    const scored = this.#talks
      .map((talk, index) => this.#score(file, { talk, index }))
      .filter((candidate) => candidate !== null)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_CANDIDATES);
    const [best, second] = scored;
    const isAlone = best !== undefined && (second === undefined || second.score <= CLEARLY_BETTER * best.score);
    const candidates = scored.map(({ talkId, title, basis, hasText }) => ({ talkId, title, basis, hasText }));
    return { candidates, isSure: isAlone && best.score >= GOOD_SCORE };
  }

  /** What may be a suffix is one only where it ends no title. */
  #namesOf(path: string): FileNames {
    const stems = stemsOf(path);
    const keys = stems.map(({ text }) => foldKey(text));
    const [whole, bare] = [keys[0]!, keys.at(-1)!];
    const title = keys.find((key) => this.#titles.has(key));
    const titles = new Set(title === undefined ? [whole, bare] : [title]);
    titles.delete('');
    const isShortened = stems[title === undefined ? 0 : keys.indexOf(title)]!.isShortened;
    return {
      padded: ` ${whole} `,
      parts: new Set(stems.flatMap(({ text }) => text.split(/[^\w-]+/))),
      bare,
      titles: [...titles].map((key) => {
        const words = new Set(key.split(' '));
        // Numbers and dates stand in names for their order.
        const telling = [...words].filter((word) => !/^\d+$/.test(word));
        return { key, words, telling, weight: this.#weigh(telling), isShortened };
      }),
    };
  }

  #score(file: FileNames, { talk, index }: { talk: MatchableTalk; index: number }): Scored | null {
    const keys = this.#keys[index]!;
    const { id: talkId, title, hasText, titleKey } = talk;
    const told = (basis: Candidate['basis'], score: number): Scored => ({ talkId, title, basis, hasText, score });
    const hasIdentifier = keys.identifiers.some((identifier) => file.padded.includes(identifier));
    if (hasIdentifier || file.parts.has(talkId)) return told('identifier', 4);
    if (keys.recordings.includes(file.bare)) return told('recording', 2);
    let score = 0;
    for (const name of file.titles) {
      const { key } = name;
      if (key === titleKey) return told('title', name.isShortened ? DOUBTFUL_SCORE : WHOLE_TITLE_SCORE);
      const isCutTitle = key.length >= CUT_TITLE && titleKey.startsWith(key);
      score = Math.max(score, this.#titleScore(keys, name), isCutTitle ? CUT_TITLE_SCORE : 0);
    }
    return score < LEAST_SCORE ? null : told('title', score);
  }

  /** How much of a title a name has, and how much of the name the title has, by what its words tell. */
  #titleScore({ words, weight }: TalkKeys, name: TitleWords): number {
    let count = 0;
    let common = 0;
    for (const word of words) {
      if (!name.words.has(word)) continue;
      count++;
      common += this.#weights.get(word)!;
    }
    if (count < Math.min(2, words.length)) return 0;
    const score = (common / weight) * (0.6 + 0.4 * Math.min(1, common / name.weight));
    const isShort = words.length < TELLING_WORDS && name.telling.some((word) => !words.includes(word));
    return isShort ? Math.min(score, DOUBTFUL_SCORE) : score;
  }

  /** A word that no title has tells as much as if one had it. */
  #weigh(words: readonly string[]): number {
    return words.reduce((sum, word) => sum + (this.#weights.get(word) ?? Math.log(1 + this.#talks.length)), 0);
  }
}

/** What names of subtitles say behind the name of the talk: the language, the kind. */
const SUFFIX =
  /[ ._-]+\(?(?:fr|fre|fra|en|eng|de|ger|deu|es|spa|it|ita|pt|por|nl|ar|zh|ja|ru|french|english|français|anglais|vo|vf|vost|vostfr|cc|sdh|hi|auto|forced|subs?|subtitles?|sous-?titres?|captions?|transcripts?|transcription|whisperx?)(?:[-_](?:[A-Za-z]{2}|\d{3}))?\)?$/i;

/** Suffixes that are words of titles, too. */
const WORD_SUFFIX = /([ _-])(?:french|english|français|anglais|transcripts?|transcription|subtitles?|captions?)$/i;

interface Stem {
  readonly text: string;
  /** Whether a word was taken off that may as well belong to the rest. */
  readonly isShortened: boolean;
}

/** The name of a file without its folder and extension; then without what may say which subtitles it holds, step by step. */
function stemsOf(path: string): Stem[] {
  const stems: Stem[] = [{ text: basename(path, extname(path)), isShortened: false }];
  while (stems.length < 4) {
    const { text, isShortened } = stems.at(-1)!;
    const rest = text.replace(SUFFIX, '');
    if (rest === text) break;
    stems.push({ text: rest, isShortened: isShortened || isJoined(text, rest) });
  }
  return stems;
}

/** Whether what stands behind the rest is a word, parted from it as its words are from one another. */
function isJoined(text: string, rest: string): boolean {
  const mark = WORD_SUFFIX.exec(text)?.[1];
  return mark !== undefined && (rest.includes(mark) || !/[ _-]/.test(rest));
}

/** An identifier as a name of a file can hold it: of an address the last part. */
function nameKey({ scheme, key }: StoredIdentifier): string {
  const path = scheme === 'url' ? key.replace(/\?.*$/, '').replace(/\/+$/, '') : key;
  return foldKey(scheme === 'url' ? path.slice(path.lastIndexOf('/') + 1) : path);
}

/** A year or a count is no identifier, and no plain word. */
function tellsApart(key: string): boolean {
  return /\d/.test(key) && key.length >= (/^\d+$/.test(key) ? 5 : 4);
}
