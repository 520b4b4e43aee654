import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../contract/schemas.ts';
import { formatClock } from '../../../domain/time/timecode.ts';
import {
  isChangedBlock,
  type ComparedBlock,
  type ComparedChange,
  type ComparedPiece,
} from '../../../domain/transcript/comparison.ts';
import type { TimeRange } from '../../../domain/transcript/wordTimes.ts';
import type { Paragraph } from '../../../domain/transcript/transcript.ts';
import { BlockAspects, speakerNameOf } from './BlockAspects.tsx';
import styles from './revisions.module.css';

interface BlockRowProps {
  readonly block: ComparedBlock;
  /** The change the walk stands at, if it is in this block. */
  readonly change: ComparedChange | null;
  /** Takes the walk here; `null` where nothing changed. */
  readonly onChoose: (() => void) | null;
  readonly speakers: readonly Speaker[];
  readonly timesOf: (paragraph: Paragraph) => TimeRange | null;
  readonly onSeek: (timeMs: number) => void;
}

/** Paragraphs of both texts in one: what is gone struck through, what came underlined. */
export function BlockRow({ block, change, onChoose, speakers, timesOf, onSeek }: BlockRowProps) {
  const { t } = useTranslation();
  const { before, after, pieces } = block;
  const [paragraph] = after.length > 0 ? after : before;
  const times = paragraph === undefined ? null : timesOf(paragraph);
  const side = sideOf(block);
  return (
    // The keys of the walk do the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={styles.block}
      data-heading={paragraph?.kind === 'heading' || undefined}
      data-changed={isChangedBlock(block) || undefined}
      data-side={side ?? undefined}
      data-current={change === null ? undefined : ''}
      onClick={onChoose ?? undefined}
    >
      <BlockMargin paragraph={paragraph} speakers={speakers} times={times} onSeek={onSeek} />
      <div className={styles.text}>
        <p>
          {pieces.map((piece, index) => (
            <Piece
              // Pieces have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              piece={piece}
              isCurrent={change !== null && index >= change.from && index < change.to}
            />
          ))}
        </p>
        <BlockAspects block={block} speakers={speakers} />
        {side !== null && (
          <span className="visually-hidden">
            {t(side === 'added' ? 'revisions.addedParagraph' : 'revisions.removedParagraph')}
          </span>
        )}
      </div>
    </div>
  );
}

/** Where a block is, if in one text only. */
function sideOf({ before, after }: ComparedBlock): 'added' | 'removed' | null {
  if (before.length === 0) return 'added';
  return after.length === 0 ? 'removed' : null;
}

interface BlockMarginProps extends Pick<BlockRowProps, 'speakers' | 'onSeek'> {
  readonly paragraph: Paragraph | undefined;
  readonly times: TimeRange | null;
}

function BlockMargin({ paragraph, times, speakers, onSeek }: BlockMarginProps) {
  const { t } = useTranslation();
  const clock = times === null ? '' : formatClock(times.startMs);
  return (
    <div className={styles.margin}>
      {times !== null && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.clock}
          aria-label={t('editor.seek', { clock })}
          onClick={(event) => {
            event.stopPropagation();
            onSeek(times.startMs);
          }}
        >
          {clock}
        </button>
      )}
      {paragraph?.speakerId != null && (
        <span className={styles.speaker}>{speakerNameOf(paragraph.speakerId, speakers)}</span>
      )}
    </div>
  );
}

function Piece({ piece, isCurrent }: { readonly piece: ComparedPiece; readonly isCurrent: boolean }) {
  const { t } = useTranslation();
  const { presence, text, isBreak } = piece;
  const current = isCurrent ? '' : undefined;
  if (presence === 'same') return text;
  if (!isBreak)
    return presence === 'added' ? <ins data-current={current}>{text}</ins> : <del data-current={current}>{text}</del>;
  return presence === 'added' ? (
    <>
      <ins data-current={current} title={t('revisions.split')}>
        ¶
      </ins>
      <br />
    </>
  ) : (
    <del data-current={current} title={t('revisions.merge')}>
      ¶
    </del>
  );
}
