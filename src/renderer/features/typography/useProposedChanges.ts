import { useEffect, useState } from 'react';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import { paragraphTypography } from '../../../domain/typography/paragraphTypography.ts';
import type { TextRange } from '../../../domain/transcript/textRange.ts';
import type { TypographyOptions } from '../../../domain/typography/typographyPass.ts';
import type { ProposedChange } from './CorrectedText.ts';

/** A paragraph to read, whole or in part. */
export interface ReadParagraph {
  readonly paragraph: Paragraph;
  readonly within?: TextRange;
}

/** What a reading has found; `progress` is its share from 0 to 1, or `null` when it is over. */
export interface Proposal {
  readonly changes: readonly ProposedChange[];
  readonly progress: number | null;
}

/** How long a reading holds up the window at a time. */
const SLICE_MS = 12;
const BEGINNING: Proposal = { changes: [], progress: 0 };

/**
 * The corrections that paragraphs ask for. A long talk is read a slice at a time, so that the dialog can be closed and
 * switched meanwhile; another choice begins anew. Both arguments must stay the same objects while nothing changes.
 */
export function useProposedChanges(paragraphs: readonly ReadParagraph[], options: TypographyOptions): Proposal {
  const [read, setRead] = useState<{ by: unknown; of: unknown; proposal: Proposal } | null>(null);
  useEffect(() => {
    const changes: ProposedChange[] = [];
    let next = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSlice = (): void => {
      const end = performance.now() + SLICE_MS;
      for (; next < paragraphs.length && performance.now() < end; next++) {
        const { paragraph, within } = paragraphs[next]!;
        for (const change of paragraphTypography(paragraph, options, within)) changes.push({ ...change, paragraph });
      }
      const isOver = next === paragraphs.length;
      const progress = isOver ? null : next / paragraphs.length;
      setRead({ by: options, of: paragraphs, proposal: { changes: isOver ? changes : [], progress } });
      if (!isOver) timer = setTimeout(readSlice);
    };
    readSlice();
    return () => clearTimeout(timer);
  }, [paragraphs, options]);
  // What was found under another choice is not shown as this one's.
  return read?.by === options && read.of === paragraphs ? read.proposal : BEGINNING;
}
