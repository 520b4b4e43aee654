import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { parseLine } from './fieldTexts.ts';
import { bareIdentifier, SCHEME_NAMES, type Identifier } from './listValues.ts';
import type { NoticeEdits } from './noticeEdits.ts';
import { FoldedSection } from './Section.tsx';
import { TextRow } from './TextRow.tsx';
import styles from './notice.module.css';

interface IdentifiersSectionProps {
  readonly identifiers: readonly Identifier[];
  readonly edits: NoticeEdits;
}

/** The identifiers of the talk in catalogues. */
export function IdentifiersSection({ identifiers, edits }: IdentifiersSectionProps) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<Identifier | null>(null);
  const listed = added === null ? identifiers : [...identifiers, added];
  const change = (index: number, next: Identifier): void => {
    const isAdded = index === identifiers.length;
    if (isAdded && next.value === '') return setAdded(next);
    if (isAdded) setAdded(null);
    edits.edit((shown) => ({
      identifiers: shown.identifiers.toSpliced(index, 1, ...(next.value === '' ? [] : [bareIdentifier(next)])),
    }));
  };
  const remove = (index: number): void => {
    if (index === identifiers.length) setAdded(null);
    else edits.edit((shown) => ({ identifiers: shown.identifiers.toSpliced(index, 1) }));
  };
  return (
    <FoldedSection title={t('notice.identifiers')} count={identifiers.length}>
      {listed.map((identifier, index) => (
        <IdentifierRow
          // oxlint-disable-next-line react/no-array-index-key -- what is edited is its only name
          key={index}
          identifier={identifier}
          isNew={identifier === added}
          onChange={(next) => change(index, next)}
          onRemove={() => remove(index)}
        />
      ))}
      {added === null && (
        <Button variant="ghost" icon={Plus} onPress={() => setAdded({ scheme: 'doi', value: '' })}>
          {t('notice.addIdentifier')}
        </Button>
      )}
    </FoldedSection>
  );
}

interface IdentifierRowProps {
  readonly identifier: Identifier;
  readonly isNew: boolean;
  readonly onChange: (identifier: Identifier) => void;
  readonly onRemove: () => void;
}

const SCHEMES = Object.entries(SCHEME_NAMES).map(([key, text]) => ({ key: key as Identifier['scheme'], text }));

function IdentifierRow({ identifier, isNew, onChange, onRemove }: IdentifierRowProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.identifier}>
      <Choice
        label={t('notice.scheme')}
        isLabelHidden
        options={SCHEMES}
        value={identifier.scheme}
        onChange={(scheme) => onChange({ ...identifier, scheme })}
      />
      <TextRow
        label={t('notice.identifierValue')}
        labelPlace="hidden"
        text={identifier.value}
        takesFocus={isNew}
        parse={parseLine}
        onCommit={(value) => onChange({ ...identifier, value: value ?? '' })}
      />
      <IconButton icon={X} iconSize={14} label={t('notice.removeIdentifier')} onPress={onRemove} />
    </div>
  );
}
