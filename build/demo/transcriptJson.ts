import type { Lecture } from './lecture.ts';
import type { Narration, SpokenSentence, TimeRange } from './narration.ts';

interface WrittenHeading {
  readonly kind: 'heading';
  readonly text: string;
}

interface WrittenParagraph {
  readonly kind: 'paragraph';
  readonly speaker: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: readonly TimeRange[];
}

/** The lecture as a `lutrin-transcript` document, one paragraph a line. */
export function transcriptJson(lecture: Lecture, narration: Narration): string {
  const head = {
    format: 'lutrin-transcript',
    version: 1,
    language: 'fr',
    complete: true,
    speakers: lecture.speakers.map(({ name }) => name),
  };
  const lines = paragraphsOf(lecture, narration).map((paragraph) => `  ${JSON.stringify(paragraph)}`);
  return `${JSON.stringify(head).slice(0, -1)},"paragraphs":[\n${lines.join(',\n')}\n]}\n`;
}

/** A heading opens each chapter; a turn is a paragraph. */
function paragraphsOf(lecture: Lecture, narration: Narration): (WrittenHeading | WrittenParagraph)[] {
  const turns = Map.groupBy(narration.sentences, ({ turn }) => turn);
  const written: (WrittenHeading | WrittenParagraph)[] = [];
  let opened = -1;
  for (const sentences of turns.values()) {
    const chapter = sentences[0]?.chapter ?? 0;
    if (chapter !== opened) written.push({ kind: 'heading', text: lecture.chapters[chapter]?.title ?? '' });
    opened = chapter;
    written.push(paragraphOf(sentences));
  }
  return written;
}

function paragraphOf(sentences: readonly SpokenSentence[]): WrittenParagraph {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a turn without sentences');
  return {
    kind: 'paragraph',
    speaker: first.speaker,
    startMs: first.startMs,
    endMs: last.endMs,
    text: sentences.map(({ text }) => text).join(' '),
    words: sentences.flatMap(({ words }) => words),
  };
}
