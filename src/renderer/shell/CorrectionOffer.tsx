import { BookA, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/HostContext.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import styles from './shell.module.css';
import { useRepeatedCorrections } from './useRepeatedCorrections.ts';
import type { TalkSession } from './useTalkSession.ts';

/** Offers a correction that was made more than once as an entry of the glossary, without a dialog. */
export function CorrectionOffer({ session }: { readonly session: TalkSession }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [offer, take] = useRepeatedCorrections(session);
  if (offer === null) return null;
  const { heard, correct, count } = offer;
  const add = async (): Promise<void> => {
    await connection.call('glossary.put', { entries: [{ id: null, heard, correct, scope: { kind: 'library' } }] });
    take();
  };
  return (
    <output className={styles.offer}>
      <span>{t('glossary.repeated', { heard, correct, count })}</span>
      {/* A refusal leaves the offer where it is, to be taken again. */}
      <Button variant="ghost" icon={BookA} onPress={() => void add().catch(() => undefined)}>
        {t('glossary.addRepeated')}
      </Button>
      <IconButton icon={X} iconSize={14} label={t('glossary.decline')} onPress={take} />
    </output>
  );
}
