import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import styles from './controls.module.css';

interface ChoiceProps<K extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly { readonly key: K; readonly text: string }[];
  readonly value: K;
  readonly isDisabled?: boolean;
  readonly onChange: (key: K) => void;
}

/** One of a few options, in a drop-down list. */
export function Choice<K extends string>({
  label,
  isLabelHidden,
  options,
  value,
  isDisabled = false,
  onChange,
}: ChoiceProps<K>) {
  return (
    <Select className={styles.field!} value={value} isDisabled={isDisabled} onChange={(key) => onChange(key as K)}>
      <Label className={isLabelHidden === true ? 'visually-hidden' : styles.label!}>{label}</Label>
      <Button className={styles.select!}>
        {/* Only the text: the list's tick would leave a hole here. */}
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover!} offset={4}>
        <ListBox className={styles.list!}>
          {options.map((option) => (
            <ListBoxItem key={option.key} id={option.key} textValue={option.text} className={styles.item!}>
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden opacity={isSelected ? 1 : 0} />
                  {option.text}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
