import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './RadioCards.module.css';

interface RadioCard<K extends string> {
  readonly key: K;
  readonly name: string;
  /** What it is, or what it is for. */
  readonly hint: string;
  readonly isDisabled?: boolean;
}

interface RadioCardsProps<K extends string> {
  /** Read to those who do not see the cards. */
  readonly label: string;
  readonly cards: readonly RadioCard<K>[];
  readonly value: K;
  readonly onChange: (key: K) => void;
}

/** One of a few things, each with its explanation, side by side. */
export function RadioCards<K extends string>({ label, cards, value, onChange }: RadioCardsProps<K>) {
  return (
    <RadioGroup className={styles.cards!} orientation="horizontal" value={value} onChange={(key) => onChange(key as K)}>
      <Label className="visually-hidden">{label}</Label>
      {cards.map(({ key, name, hint, isDisabled = false }) => (
        <Radio key={key} value={key} isDisabled={isDisabled} className={styles.card!}>
          <b>{name}</b>
          <small>{hint}</small>
        </Radio>
      ))}
    </RadioGroup>
  );
}
