import { useTranslation } from 'react-i18next';
import type { Transcript } from '../../../domain/transcript/transcript.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { useShownKeys } from '../../ui/shownKeys.ts';
import type { RestoreState } from './useRestore.ts';

interface RestoreNoteProps {
  readonly state: RestoreState;
  /** The text as it is shown now. */
  readonly now: Transcript | null;
}

/** What became of the last restore, until that is undone. */
export function RestoreNote({ state, now }: RestoreNoteProps) {
  const { t } = useTranslation();
  const keyOf = useShownKeys();
  const undo = keyOf('undo') ?? t('common.quoted', { text: t('commands.undo') });
  switch (state.phase) {
    case 'done':
      if (now !== null && now !== state.text) return null;
      return <Note tone="info">{t('revisions.restored', { undo, number: state.number })}</Note>;
    case 'unsaved':
      return <Note tone="warn">{t('revisions.unsaved')}</Note>;
    case 'changed':
      return <Note tone="warn">{t('revisions.changedMeanwhile')}</Note>;
    case 'failed':
      return <Note tone="bad">{failureText(t, state.error)}</Note>;
    default:
      return null;
  }
}
