import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './exporting.module.css';

const LINES_PER_CHUNK = 200;

interface PreviewTextProps {
  readonly text: string;
}

/**
 * A delivery's text, whole: it can be selected and searched to its end. Chunks out of sight are not laid out, so
 * that the subtitles of three hours show at once.
 */
export function PreviewText({ text }: PreviewTextProps) {
  const { t } = useTranslation();
  const chunks = useMemo(() => chunksOf(text), [text]);
  return (
    // Focusable, for there is nothing inside that is: else the keyboard could not scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles.preview} tabIndex={0} role="region" aria-label={t('exporting.preview')}>
      {chunks.map((chunk, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a chunk is its place in the text
        <pre key={index}>{chunk}</pre>
      ))}
    </div>
  );
}

function chunksOf(text: string): string[] {
  const lines = text.split('\n');
  const starts = Array.from(
    { length: Math.ceil(lines.length / LINES_PER_CHUNK) },
    (_, index) => index * LINES_PER_CHUNK,
  );
  // A pre shows no line of its own for a break at its end, so each chunk keeps the one that parts it from the next.
  return starts.map((start) => {
    const chunk = lines.slice(start, start + LINES_PER_CHUNK).join('\n');
    return start + LINES_PER_CHUNK < lines.length ? `${chunk}\n` : chunk;
  });
}
