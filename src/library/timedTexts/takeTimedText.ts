import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Paragraph } from '../../domain/transcript/transcript.ts';
import { adoptParagraphs } from '../notices/adoptParagraphs.ts';
import { makeRevision } from '../revisions/makeRevision.ts';
import type { LibraryStore } from '../store/libraryStore.ts';
import type { TalkNumber } from '../store/talkNumber.ts';
import { correctByGlossary } from './correctByGlossary.ts';
import type { TimedFile } from './readTimedFile.ts';
import { nextAnchor, takeAnchors } from './takeAnchors.ts';

/** A timed text made ready for a talk. */
export interface TakenText {
  readonly paragraphs: readonly Paragraph[];
  /** Whether the talk's notice changed: a speaker was added. */
  readonly isTalkChanged: boolean;
}

/** What is taken, from where and when. */
export interface Taking {
  readonly file: TimedFile;
  readonly path: string;
  readonly now: string;
}

/**
 * Makes a timed text ready to be saved as a talk's text, which itself is not changed: that is the editor's to do, and
 * to undo; the glossary corrects it. Its words get anchors that no word of the talk had before. Belongs inside a transaction.
 */
export function takeTimedText(store: LibraryStore, talk: TalkNumber, taking: Taking): TakenText {
  const { transcripts, talks } = store;
  const { file, path, now } = taking;
  const stored = transcripts.read(talk);
  if (stored.length > 0) makeRevision(store, talk, { kind: 'replace', note: basename(path), now });
  const { text } = file;
  const known = talks.speakers(talk);
  const firstAnchor = nextAnchor(store, talk, stored);
  const { paragraphs, speakers } = adoptParagraphs(text.paragraphs, known, firstAnchor);
  const isAdded = speakers.length > known.length;
  if (isAdded) talks.write(talk, { speakers: [...speakers] }, now);
  takeAnchors(store, talk, { paragraphs, firstAnchor, sureness: text.confidences });
  keepSource(store, talk, taking);
  return { paragraphs: correctByGlossary(store, talk, paragraphs).paragraphs, isTalkChanged: isAdded };
}

/** Keeps the file itself, once. */
export function keepSource({ sources }: LibraryStore, talk: TalkNumber, { file, path, now }: Taking): void {
  const source = sourceOf(file, path);
  if (sources.recordsOf(source).length > 0) return;
  const kept = sources.keep(source, now);
  sources.addRecord(kept, { position: 0, sha256: source.sha256 }, talk, null);
  sources.setWhole(kept);
}

function sourceOf({ bytes, content, encoding, text }: TimedFile, path: string) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const textSha256 = createHash('sha256')
    .update(content === '' ? bytes : content)
    .digest('hex');
  return { bytes, sha256, textSha256, path, format: text.format, encoding: encoding ?? '' };
}
