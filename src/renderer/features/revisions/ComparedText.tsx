import { useVirtualizer } from '@tanstack/react-virtual';
import { UnfoldVertical } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import type { ComparedBlock, Comparison } from '../../../domain/transcript/comparison.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import { BlockRow } from './BlockRow.tsx';
import { foldBlocks, type CompareRow } from './foldBlocks.ts';
import styles from './revisions.module.css';

interface ComparedTextProps {
  readonly comparison: Comparison;
  /** The index of the change the walk stands at. */
  readonly position: number;
  readonly onPosition: (position: number) => void;
  readonly speakers: readonly Speaker[];
  readonly timesOf: (paragraph: Paragraph) => TimeRange | null;
  readonly onSeek: (timeMs: number) => void;
}

/** Both texts in one, of which only what is in view is there; what did not change is folded away. */
export function ComparedText({ comparison, position, onPosition, speakers, timesOf, onSeek }: ComparedTextProps) {
  const { blocks, changes } = comparison;
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => foldBlocks(blocks, opened), [blocks, opened]);
  const change = changes[position];
  const changeRow = rows.findIndex((row) => row.kind === 'block' && row.block === change?.block);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]!, blocks),
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 4,
  });
  useEffect(() => {
    if (changeRow < 0) return undefined;
    virtualizer.scrollToIndex(changeRow, { align: 'center' });
    return centreChange(scroller.current!);
  }, [virtualizer, changeRow, change]);
  const open = (from: number): void => {
    setOpened(new Set([...opened, from]));
    // The button goes with its fold.
    scroller.current?.focus({ preventScroll: true });
  };
  const first = new Map<number, number>();
  changes.forEach(({ block }, index) => first.has(block) || first.set(block, index));

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text to scroll by key
    <div ref={scroller} className={styles.scroller} tabIndex={0}>
      <div className={styles.sizer} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]!;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              className={styles.place}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'fold' ? (
                <Fold count={row.to - row.from} onOpen={() => open(row.from)} />
              ) : (
                <BlockRow
                  block={blocks[row.block]!}
                  change={change?.block === row.block ? change : null}
                  onChoose={first.has(row.block) ? () => onPosition(first.get(row.block)!) : null}
                  speakers={speakers}
                  timesOf={timesOf}
                  onSeek={onSeek}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Frames until the rows around a far one are there and measured. */
const SETTLED = 6;

/** Brings the change itself into view: its paragraph may be longer than the window. Returns a function that stops. */
function centreChange(scroller: HTMLElement): () => void {
  let frames = 0;
  const settle = (): void => {
    scroller.querySelector('ins[data-current], del[data-current]')?.scrollIntoView({ block: 'center' });
    if (++frames < SETTLED) frame = requestAnimationFrame(settle);
  };
  let frame = requestAnimationFrame(settle);
  return () => cancelAnimationFrame(frame);
}

/** Guessed until it is measured. */
function heightOf(row: CompareRow, blocks: readonly ComparedBlock[]): number {
  if (row.kind === 'fold') return 36;
  const length = blocks[row.block]!.pieces.reduce((sum, { text }) => sum + text.length, 0);
  return 34 + 26 * Math.ceil((length + 1) / 60);
}

function keyOf(row: CompareRow): string {
  return row.kind === 'fold' ? `fold ${row.from}` : `block ${row.block}`;
}

function Fold({ count, onOpen }: { readonly count: number; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Button className={styles.fold!} onPress={onOpen}>
      <UnfoldVertical size={13} aria-hidden />
      {t('revisions.folded', { count })}
    </Button>
  );
}
