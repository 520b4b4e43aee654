import { useCallback, useMemo } from 'react';
import type { Speaker, Talk } from '../../contract/schemas.ts';
import { parsePersonName } from '../../domain/notices/personName.ts';
import type { SpeakerId } from '../../domain/transcript/transcript.ts';
import { useHost } from '../host/HostContext.ts';

/** Adds and renames the speakers of a talk from the text; the notice shows the same ones. */
interface SpeakerEdits {
  /** Resolves to the id of the new speaker once the library has it. */
  add(name: string): Promise<SpeakerId>;
  rename(id: SpeakerId, name: string): Promise<void>;
}

/** The speakers of a talk, to be edited; `onChanged` is told when the talk is to be read again. */
export function useSpeakerEdits({ id: talkId, speakers }: Talk, onChanged: () => void): SpeakerEdits {
  const { connection } = useHost();
  const store = useCallback(
    async (next: Speaker[]) => {
      await connection.call('talks.update', { talkId, fields: { speakers: next } });
      onChanged();
    },
    [connection, talkId, onChanged],
  );
  return useMemo(
    () => ({
      async add(name) {
        const id = crypto.randomUUID() as SpeakerId;
        await store([...speakers, { id, ...namesOf(name), affiliation: null, role: null, certainty: 'confirmed' }]);
        return id;
      },
      rename: (id, name) =>
        store(
          speakers.map((speaker) =>
            speaker.id === id ? { ...speaker, ...namesOf(name), certainty: 'confirmed' } : speaker,
          ),
        ),
    }),
    [speakers, store],
  );
}

/** What nobody would take for a name is kept as it was typed. */
function namesOf(name: string): Pick<Speaker, 'given' | 'family'> {
  return parsePersonName(name) ?? { given: '', family: name };
}
