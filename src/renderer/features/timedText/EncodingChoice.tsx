import { useTranslation } from 'react-i18next';
import { TEXT_ENCODINGS, type TextEncodingName } from '../../../contract/timedTextSchemas.ts';
import { Choice } from '../../ui/Choice.tsx';
import styles from './timedText.module.css';
import type { FoundText } from './useTimedText.ts';

const DETECTED = 'detected';

interface EncodingChoiceProps {
  readonly found: FoundText;
  /** `null` for the encoding that the library finds. */
  readonly onChange: (encoding: TextEncodingName | null) => void;
}

/** The encoding a file was read in, and others to read it in anew. */
export function EncodingChoice({ found: { encoding, summary }, onChange }: EncodingChoiceProps) {
  const { t } = useTranslation();
  const detected =
    encoding === null
      ? t('timedText.encodingDetected', { encoding: summary.encoding.toUpperCase() })
      : t('timedText.encodingDetect');
  const others = TEXT_ENCODINGS.map((name) => ({ key: name, text: name.toUpperCase() }));
  return (
    <div className={styles.encoding}>
      <Choice<TextEncodingName | typeof DETECTED>
        label={t('timedText.encoding')}
        isLabelHidden
        options={[{ key: DETECTED, text: detected }, ...others]}
        value={encoding ?? DETECTED}
        onChange={(name) => onChange(name === DETECTED ? null : name)}
      />
    </div>
  );
}
