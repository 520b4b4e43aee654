import { AudioLines } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS, type Media, type Talk } from '../../../contract/schemas.ts';
import { Button } from '../../ui/Button.tsx';
import { failureOf, useTalkJob } from '../../host/jobs.ts';
import { useHost } from '../../host/HostContext.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { SecondsInput } from '../../ui/SecondsInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './player.module.css';

/** Finer than anybody hears, coarse enough to be stepped through. */
const STEP_MS = 10;

/** Finds by its sound where the recording begins beside the others. */
function FindOffset({ talk, media }: { readonly talk: Talk; readonly media: Media }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  // The last job of the talk may be about another recording.
  const [askedId, setAskedId] = useState<string | null>(null);
  const job = useTalkJob('shift', talk.id);
  const isRunning = job?.state === 'running';
  const failed = error ?? (job?.id === askedId ? failureOf(job, media.name) : null);
  const find = (): void => {
    setError(null);
    setAskedId(null);
    connection
      .call('media.findOffset', { talkId: talk.id, mediaId: media.id })
      .then(({ id }) => setAskedId(id))
      .catch(setError);
  };
  return (
    <>
      <Button icon={AudioLines} isDisabled={isRunning} onPress={find}>
        {t(isRunning ? 'player.recordings.findingOffset' : 'player.recordings.findOffset')}
      </Button>
      {failed !== null && !isRunning && <Note tone="bad">{failureText(t, failed)}</Note>}
    </>
  );
}

function hasSound({ tracks }: Media): boolean {
  return tracks.some(({ kind }) => kind === 'audio');
}

/** What a recording is called, and where it begins on the talk's time line. */
export function RecordingPlace({ talk, media }: { readonly talk: Talk; readonly media: Media }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  // What is typed and not stored yet; `null` shows the label as it is, whichever window gave it.
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const of = { talkId: talk.id, mediaId: media.id };
  const store = (change: Promise<unknown>): void => void change.then(() => setError(null), setError);
  const keepLabel = (): void => {
    const next = typed?.trim() ?? media.label;
    if (next === media.label) setTyped(null);
    else store(connection.call('media.setLabel', { ...of, label: next }).then(() => setTyped(null)));
  };
  return (
    <>
      <div className={styles.place}>
        <TextInput
          label={t('player.recordings.label')}
          placeholder={t('player.recordings.labelHint')}
          value={typed ?? media.label}
          maxLength={LIMITS.shortText}
          onChange={setTyped}
          onBlur={keepLabel}
        />
        <SecondsInput
          label={t('player.recordings.offset')}
          valueMs={media.offsetMs}
          minMs={-LIMITS.offsetMs}
          maxMs={LIMITS.offsetMs}
          stepMs={STEP_MS}
          onChange={(offsetMs) => store(connection.call('media.setOffset', { ...of, offsetMs }))}
        />
      </div>
      {talk.recordings.length > 1 && hasSound(media) && <FindOffset talk={talk} media={media} />}
      <small className={styles.placeHint}>{t('player.recordings.offsetHint')}</small>
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </>
  );
}
