import type { KeyboardEvent } from 'react';
import { Input, useLocale } from 'react-aria-components';

interface DecimalInputProps {
  readonly placeholder?: string;
}

/**
 * The input of a number field in which the comma and the point are both the decimal mark of the language: a keypad types
 * one of them whatever the language, and a field that swallows it makes 165 of 16.5.
 */
export function DecimalInput(props: DecimalInputProps) {
  const { locale } = useLocale();
  const decimal = (1.5).toLocaleString(locale).charAt(1);
  const typeDecimal = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (!/^[.,]$/.test(event.key) || event.key === decimal || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // As if it were typed: the field checks it, and undo knows it.
    document.execCommand('insertText', false, decimal);
  };
  return <Input {...props} onKeyDown={typeDecimal} />;
}
