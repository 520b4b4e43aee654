import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import styles from './controls.module.css';

interface TextInputProps extends Omit<TextFieldProps, 'className' | 'children'> {
  readonly label: string;
  /** Hides the label from sight, not from screen readers. */
  readonly isLabelHidden?: boolean;
  readonly isMultiline?: boolean;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  /** Shown while the field `isInvalid`. */
  readonly error?: string | undefined;
}

/** A labelled line, or area, of text. */
export function TextInput({ label, isLabelHidden, isMultiline, placeholder, hint, error, ...rest }: TextInputProps) {
  const shared = { className: styles.input!, ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <TextField className={styles.field!} {...rest}>
      <Label className={isLabelHidden === true ? 'visually-hidden' : styles.label!}>{label}</Label>
      {isMultiline === true ? <TextArea {...shared} /> : <Input {...shared} />}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint!}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error!}>{error}</FieldError>
    </TextField>
  );
}
