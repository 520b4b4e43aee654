import { useTranslation } from 'react-i18next';
import { foldText } from '../../../domain/notices/foldText.ts';
import styles from './keys.module.css';
import { useReadableKey } from './useReadableKey.ts';

/** What the keys of the waveform do while it has the focus, each under its text `keys.strip.<name>`. */
const STRIP_KEYS = {
  tenth: ['ArrowLeft', 'ArrowRight'],
  second: ['ArrowDown', 'ArrowUp'],
  word: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'],
  paragraph: ['Ctrl+ArrowUp', 'Ctrl+ArrowDown'],
  page: ['PageDown', 'PageUp'],
  ends: ['Home', 'End'],
  zoom: ['+', '-', '0'],
  select: ['Shift'],
  toggle: ['Space'],
  play: ['Enter'],
  loop: ['L'],
  drop: ['Escape'],
  edges: ['I', 'O'],
  captionEdges: ['Shift+I', 'Shift+O'],
  wordEdges: ['W', 'Shift+W'],
  held: ['ArrowLeft', 'Shift+ArrowLeft'],
  heldToSpeech: ['ArrowDown', 'ArrowUp'],
  free: ['Alt', 'Ctrl'],
} as const;

/** The list of the waveform's keys, which cannot be changed; those that a query is found in. */
export function StripKeys({ query }: { readonly query: string }) {
  const { t } = useTranslation();
  const readable = useReadableKey();
  const title = t('keys.groups.strip');
  const names = (Object.keys(STRIP_KEYS) as (keyof typeof STRIP_KEYS)[]).filter((name) =>
    foldText(`${title} ${t(`keys.strip.${name}`)}`).includes(foldText(query)),
  );
  if (names.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name} className={styles.row}>
            <span>{t(`keys.strip.${name}`)}</span>
            <span className={styles.keys}>
              {STRIP_KEYS[name].map((key) => (
                <kbd key={key} className={styles.typingKey}>
                  {readable(key)}
                </kbd>
              ))}
            </span>
            <span className={styles.actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}
