import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useId, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { firstWhere } from '../../../domain/transcript/firstWhere.ts';
import { rowAfterKey } from '../../ui/listWindow.ts';
import { SubtitleCue } from './SubtitleCue.tsx';
import { saidViolations, type SubtitleRow } from './subtitleRows.ts';
import styles from './subtitles.module.css';
import { useSubtitleTexts } from './useSubtitleTexts.ts';
import { useRowInSight, type RowsInTime } from './useRowInSight.ts';

/** CSS pixels; as in `subtitles.module.css`. */
const HEIGHT = { bare: 39, line: 20, violations: 19 };

export interface SubtitleListProps extends RowsInTime {
  readonly rows: readonly SubtitleRow[];
  /** What they are checked by. */
  readonly profile: RuleProfile;
  readonly listRef: RefObject<HTMLUListElement | null>;
  /** The place of the caret's word among the words of its cue; -1 behind the last. */
  readonly caretWord: number;
  /** Goes to a cue, or a word of it by its place among them, in the text and in the sound. */
  readonly onGo: (index: number, word?: number) => void;
  /** Takes the focus to the text, where the caret is. */
  readonly onEnter: () => void;
}

/**
 * Subtitles, of which only those in view are there. The arrows go from one to the next and from word to word, in text
 * and sound; Enter goes on to the text.
 */
export function SubtitleList(props: SubtitleListProps) {
  const { rows, profile, listRef, caret, caretWord, onGo, onEnter } = props;
  const { t } = useTranslation();
  const id = useId();
  const texts = useSubtitleTexts(profile);
  // What the arrows start from, also where the caret is in a cue that is not listed.
  const active = Math.min(
    firstWhere(rows, ({ index }) => index >= caret),
    rows.length - 1,
  );
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this code
  const virtualizer = useVirtualizer<HTMLUListElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: (at) => heightOf(rows[at]!),
    // Other rows have other heights, which the virtualizer asks for again when this function is another.
    getItemKey: useCallback((at: number) => rows[at]!.index, [rows]),
    overscan: 8,
    rangeExtractor: useCallback(
      (range: Range) => [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
      [active],
    ),
  });
  const { heard, onScrolledAway } = useRowInSight(props, virtualizer);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rowsInView = Math.floor((virtualizer.scrollRect?.height ?? 0) / (HEIGHT.bare + 2 * HEIGHT.line));
    const to = rowAfterKey(event.key, active, { total: rows.length, rowsInView });
    if (to !== null) onGo(rows[to]!.index);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'ArrowLeft' && caretWord > 0) onGo(caret, caretWord - 1);
    else if (event.key === 'ArrowRight' && caretWord >= 0) onGo(caret, caretWord + 1);
    else return;
    event.preventDefault();
  };

  return (
    <ul
      ref={listRef}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- a list to move in
      role="listbox"
      className={styles.list}
      tabIndex={0}
      aria-label={t('subtitles.title')}
      aria-activedescendant={`${id}-${rows[active]!.index}`}
      onKeyDown={onKeyDown}
      onWheel={onScrolledAway}
      onTouchMove={onScrolledAway}
      // The scroll bar belongs to the list itself.
      onPointerDown={(event) => event.target === event.currentTarget && onScrolledAway()}
    >
      <div className={styles.sizer} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index: at, start, size }) => {
          const row = rows[at]!;
          return (
            <SubtitleCue
              key={row.index}
              id={`${id}-${row.index}`}
              row={row}
              profile={profile}
              texts={texts}
              position={at + 1}
              count={rows.length}
              topPx={start}
              heightPx={size}
              caretWord={row.index === caret ? caretWord : null}
              isHeard={row.index === heard}
              onGo={onGo}
              onEnter={onEnter}
            />
          );
        })}
      </div>
    </ul>
  );
}

function heightOf(row: SubtitleRow): number {
  return (
    HEIGHT.bare +
    row.cue.lines.length * HEIGHT.line +
    (saidViolations(row.violations).length > 0 ? HEIGHT.violations : 0)
  );
}
