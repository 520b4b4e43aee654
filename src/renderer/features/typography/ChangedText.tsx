import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedChange } from './CorrectedText.ts';
import styles from './typography.module.css';

/** How much of the text is shown on each side of a change. */
const CONTEXT = 28;

/** A change where it stands: some text, what goes, what comes, some text. */
export function ChangedText({ change }: { readonly change: ProposedChange }) {
  const { from, to, text, paragraph } = change;
  const start = contextStart(paragraph.text, from);
  return (
    <span className={styles.context}>
      <span className={styles.before}>
        {/* The end of what stands before is what matters, and what is cut off where there is no room is its start. */}
        <bdi>
          {start > 0 && '…'}
          {paragraph.text.slice(start, from)}
        </bdi>
      </span>
      <del>
        <Blanks text={paragraph.text.slice(from, to)} />
      </del>
      <ins>
        <Blanks text={text} />
      </ins>
      <span className={styles.after}>{paragraph.text.slice(to, to + CONTEXT * 2)}</span>
    </span>
  );
}

const BLANKS = { ' ': 'plain', '\u00A0': 'noBreak', '\u202F': 'narrow' } as const;

/** A text with its blanks made visible, each kind its own way. */
function Blanks({ text }: { readonly text: string }) {
  return [...text].map((character, index) => {
    const kind = Object.hasOwn(BLANKS, character) ? BLANKS[character as keyof typeof BLANKS] : null;
    // The characters of one change never move.
    // oxlint-disable-next-line react/no-array-index-key
    return kind === null ? <Fragment key={index}>{character}</Fragment> : <Blank key={index} kind={kind} />;
  });
}

/** One blank, made visible. */
export function Blank({ kind }: { readonly kind: 'plain' | 'noBreak' | 'narrow' }) {
  const { t } = useTranslation();
  return (
    <span className={styles.blank} data-kind={kind}>
      <span className="visually-hidden">{t(`typography.blanks.${kind}`)}</span>
    </span>
  );
}

/** Where the text before a change begins to be shown: at a word, and never inside a character. */
function contextStart(text: string, from: number): number {
  if (from <= CONTEXT) return 0;
  const space = text.indexOf(' ', from - CONTEXT);
  return space >= 0 && space < from - 1 ? space + 1 : from - 1;
}
