import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media, Talk } from '../../../contract/schemas.ts';
import { useHost } from '../../host/HostContext.ts';
import { Choice } from '../../ui/Choice.tsx';
import { useCommands } from '../../ui/commandHub.ts';
import { failureText } from '../../ui/failureText.ts';
import { Note } from '../../ui/Note.tsx';
import { remark } from '../../ui/remarks.ts';

/** Which of a talk's recordings is played, where there are several; the playhead keeps its time. */
export function RecordingChoice({ talk }: { readonly talk: Talk }) {
  const { t } = useTranslation();
  const { connection } = useHost();
  const [error, setError] = useState<unknown>(null);
  const { media, recordings } = talk;
  const choose = (mediaId: string): void => {
    setError(null);
    connection.call('media.choose', { talkId: talk.id, mediaId }).catch(setError);
  };
  useCommands({
    nextRecording: () => {
      const at = recordings.findIndex(({ id }) => id === media?.id);
      const next = recordings[(at + 1) % Math.max(1, recordings.length)];
      if (next === undefined) remark('noRecording');
      else if (next.id === media?.id) remark('oneRecording');
      else choose(next.id);
    },
  });
  if (media === null || recordings.length < 2) return null;
  const options = recordings.map((each) => ({ key: each.id, text: nameOf(t, each, recordings) }));
  return (
    <>
      <Choice label={t('player.recordings.chosen')} options={options} value={media.id} onChange={choose} />
      {error !== null && <Note tone="bad">{failureText(t, error)}</Note>}
    </>
  );
}

function nameOf(t: TFunction, { id, name, label, convertedFrom }: Media, recordings: readonly Media[]): string {
  const called = label === '' ? name : `${label} · ${name}`;
  if (convertedFrom !== null) return t('player.recordings.converted', { name: called });
  const isOriginal = recordings.some((other) => other.convertedFrom === id);
  return isOriginal ? t('player.recordings.original', { name: called }) : called;
}
