import { useTranslation } from 'react-i18next';
import type { Talk } from '../../../contract/schemas.ts';
import type { GlossaryScope } from '../../../domain/glossary/glossaryEntry.ts';
import { Choice } from '../../ui/Choice.tsx';

/** Where an entry holds, as it is chosen beside a talk. */
export type ScopeKind = GlossaryScope['kind'];

/** The scope that a choice stands for beside a talk. */
export function scopeOf(kind: ScopeKind, { id, collection }: Talk): GlossaryScope {
  if (kind === 'talk') return { kind, talkId: id };
  return kind === 'collection' && collection !== null ? { kind, collection } : { kind: 'library' };
}

interface ScopeChoiceProps {
  readonly talk: Talk;
  readonly value: ScopeKind;
  readonly onChange: (kind: ScopeKind) => void;
}

/** Where an entry holds: a talk without a collection has none to choose. */
export function ScopeChoice({ talk, value, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation();
  const kinds: ScopeKind[] = ['library', ...(talk.collection === null ? [] : ['collection' as const]), 'talk'];
  return (
    <Choice
      label={t('glossary.scope')}
      options={kinds.map((key) => ({ key, text: t(`glossary.scopes.${key}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
