import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { HarvestChoice, ProbedSource } from '../../../contract/harvestSchemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { SecondsInput } from '../../ui/SecondsInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './harvest.module.css';
import { SetList } from './SetList.tsx';

interface AddSourceProps {
  readonly onAdd: (choice: HarvestChoice) => Promise<void>;
}

/** Looks what answers at an address, lets formats and sets be chosen, and adds it to the list. */
export function AddSource({ onAdd }: AddSourceProps) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [url, setUrl] = useState('');
  const [isLooking, setLooking] = useState(false);
  const [found, setFound] = useState<ProbedSource | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const isAddress = /^https?:\/\/[^\s/?#]+\S*$/i.test(url.trim());

  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isAddress || isLooking) return;
    setLooking(true);
    setFailure(null);
    try {
      setFound(await connection.call('harvest.probe', { url: url.trim() }));
    } catch (error) {
      setFailure(error);
    }
    setLooking(false);
  };
  const change = (value: string): void => {
    setUrl(value);
    setFound(null);
    setFailure(null);
  };
  const add = async (choice: HarvestChoice): Promise<void> => {
    try {
      await onAdd(choice);
      change('');
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className={styles.add} aria-label={t('harvest.add')}>
      <h3>{t('harvest.add')}</h3>
      <form className={styles.address} onSubmit={(event) => void look(event)}>
        <TextInput
          label={t('harvest.address')}
          hint={t('harvest.addressHint')}
          value={url}
          onChange={change}
          spellCheck="false"
          isInvalid={url.trim() !== '' && !/^h(?:t(?:t(?:ps?(?::\/{0,2}.*)?)?)?)?$/i.test(url.trim())}
          error={t('harvest.badAddress')}
        />
        <Button type="submit" isDisabled={!isAddress} isPending={isLooking}>
          {t('harvest.look')}
        </Button>
      </form>
      {failure !== null && <Note tone="bad">{failureText(t, failure)}</Note>}
      {found !== null && <FoundSource key={url} url={url.trim()} found={found} onAdd={add} />}
    </section>
  );
}

/** What most repositories have, richest first. */
const PREFERRED = ['lom', 'oai_lom', 'lomfr', 'suplomfr', 'oai_dcterms', 'oai_dc'];

interface FoundSourceProps {
  readonly url: string;
  readonly found: ProbedSource;
  readonly onAdd: (choice: HarvestChoice) => Promise<void>;
}

function FoundSource({ url, found, onAdd }: FoundSourceProps) {
  const { t } = useTranslation();
  const { kind, name, formats, sets } = found;
  const [format, setFormat] = useState(() => PREFERRED.find((one) => formats.includes(one)) ?? formats[0] ?? 'oai_dc');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [paceMs, setPaceMs] = useState(1_000);
  return (
    <div className={styles.found}>
      <strong>{t('harvest.found', { name, kind: t(`harvest.kinds.${kind}`) })}</strong>
      {kind === 'oaiPmh' && sets.length > 0 && <SetList sets={sets} chosen={chosen} onChange={setChosen} />}
      <div className={styles.options}>
        {kind === 'oaiPmh' && formats.length > 0 && (
          <Choice
            label={t('harvest.format')}
            options={formats.map((key) => ({ key, text: key }))}
            value={format}
            onChange={setFormat}
          />
        )}
        <SecondsInput
          label={t('harvest.pace')}
          valueMs={paceMs}
          minMs={500}
          maxMs={60_000}
          stepMs={500}
          onChange={setPaceMs}
        />
        <Button
          variant="primary"
          onPress={() =>
            void onAdd({ url, kind, name, format: kind === 'feed' ? '' : format, sets: [...chosen], paceMs })
          }
        >
          {t('harvest.addFound')}
        </Button>
      </div>
    </div>
  );
}
