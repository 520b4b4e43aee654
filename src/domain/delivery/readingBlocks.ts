import type { ParagraphTimes } from '../transcript/estimateTimes.ts';
import type { Paragraph, SpeakerId, Transcript } from '../transcript/transcript.ts';

/** A piece of text written one way; `language` is a BCP 47 tag, `null` for that of the text around. */
export interface ReadingRun {
  readonly text: string;
  readonly isItalic: boolean;
  readonly language: string | null;
}

/** A paragraph or a heading as it is read, with when it is said. `speaker` is given where another one begins. */
export interface ReadingBlock {
  readonly kind: Paragraph['kind'];
  readonly startMs: number;
  readonly speaker: string | null;
  readonly runs: readonly ReadingRun[];
}

/** The blocks of a text for reading; those without text are left out. `names` are the speakers' by id. */
export function readingBlocks(
  transcript: Transcript,
  times: readonly ParagraphTimes[],
  names: ReadonlyMap<SpeakerId, string>,
): ReadingBlock[] {
  let current: string | null = null;
  return transcript.flatMap((paragraph, index): ReadingBlock[] => {
    const { kind, speakerId, text } = paragraph;
    if (text.trim() === '') return [];
    const name = kind === 'heading' || speakerId === null ? null : (names.get(speakerId) ?? null);
    const speaker = name === current ? null : name;
    if (kind === 'paragraph') current = name;
    return [{ kind, startMs: times[index]!.startMs, speaker, runs: runsOf(paragraph) }];
  });
}

/** The text cut where italics or a foreign language begin or end; blanks at its ends are left out. */
function runsOf({ text, marks }: Paragraph): ReadingRun[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const styled = marks.filter(({ kind }) => kind === 'italic' || kind === 'foreign');
  const cuts = [start, end, ...styled.flatMap(({ from, to }) => [from, to])].filter((at) => at >= start && at <= end);
  const edges = [...new Set(cuts)].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((from, index): ReadingRun => {
    const over = styled.filter((mark) => mark.from <= from && mark.to > from);
    const language = over.find(({ kind }) => kind === 'foreign')?.note ?? '';
    return {
      text: text.slice(from, edges[index + 1]),
      isItalic: over.length > 0,
      language: language === '' ? null : language,
    };
  });
}
