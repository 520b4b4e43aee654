import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Paragraph, Transcript } from '../../domain/transcript/transcript.ts';
import { tokensOf } from '../../domain/transcript/tokensOf.ts';
import { adoptParagraphs } from '../notices/adoptParagraphs.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { correctByGlossary } from './correctByGlossary.ts';
import type { TimedFile } from './readTimedFile.ts';

/** A timed text made ready for a talk. */
export interface TakenText {
  readonly paragraphs: readonly Paragraph[];
  /** Whether the talk's notice changed: a speaker was added. */
  readonly isTalkChanged: boolean;
}

/**
 * Makes a timed text ready to be saved as a talk's text, which itself is not changed: that is the editor's to do, and
 * to undo; the glossary corrects it. Its words get anchors that no word of the talk had before. Belongs inside a transaction.
 */
export function takeTimedText(
  store: LibraryStore,
  talk: TalkNumber,
  { file, path, now }: { readonly file: TimedFile; readonly path: string; readonly now: string },
): TakenText {
  const { transcripts, talks, sources, confidences } = store;
  const stored = transcripts.read(talk);
  if (stored.length > 0) makeRevision(store, talk, { kind: 'replace', note: basename(path), now });
  const { text } = file;
  const known = talks.speakers(talk);
  const kept = confidences.read(talk);
  const firstAnchor = Math.max(kept.words.length, anchorsOf(stored));
  const { paragraphs, speakers } = adoptParagraphs(text.paragraphs, known, firstAnchor);
  const isAdded = speakers.length > known.length;
  if (isAdded) talks.write(talk, { speakers: [...speakers] }, now);
  const count = Math.max(text.confidences.length, anchorsOf(paragraphs) - firstAnchor);
  if (count > 0) {
    const words = wordsByAnchor(paragraphs, firstAnchor, count);
    // Anchors whose words no one is sure or unsure of are taken, too: the next text counts on from here.
    const said = Array.from({ length: count }, (_, index) => text.confidences[index] ?? null);
    confidences.put(talk, firstAnchor, { words, confidences: said });
  }
  const source = sourceOf(file, path);
  if (sources.talkOf(source) === undefined) sources.add(talk, source, now);
  return { paragraphs: correctByGlossary(store, talk, paragraphs).paragraphs, isTalkChanged: isAdded };
}

/** The words whose time is known, as they were recognised, in the order of their anchors. */
function wordsByAnchor(transcript: Transcript, firstAnchor: number, count: number): string[] {
  const words = Array<string>(count).fill('');
  for (const { text, words: times } of transcript) {
    const tokens = times.length === 0 ? [] : tokensOf(text);
    for (const [index, [, , anchor]] of times.entries()) {
      if (anchor >= firstAnchor) words[anchor - firstAnchor] = text.slice(tokens[index]!.start, tokens[index]!.end);
    }
  }
  return words;
}

/** One past the highest anchor of a text. */
function anchorsOf(transcript: Transcript): number {
  return transcript.reduce((most, { words }) => words.reduce((last, word) => Math.max(last, word[2] + 1), most), 0);
}

function sourceOf({ bytes, content, encoding, text }: TimedFile, path: string) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const textSha256 = createHash('sha256').update(content).digest('hex');
  return { bytes, sha256, textSha256, path, format: text.format, encoding };
}
