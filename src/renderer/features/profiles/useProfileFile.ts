import { useState } from 'react';
import { readProfileText, type ProfileFault } from '../../../contract/profileDocument.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { readSmallFile } from '../../ui/readSmallFile.ts';
import { arrivalOf, besides, type Arrival } from './profileCopies.ts';

/** How far a file is brought in. `asking`: its id or name is that of `known`. */
type FileState =
  | { readonly phase: 'none' }
  | { readonly phase: 'asking'; readonly profile: RuleProfile; readonly arrival: Extract<Arrival, { kind: 'taken' }> }
  | { readonly phase: 'imported' | 'same'; readonly profile: RuleProfile }
  | { readonly phase: 'bad'; readonly file: string; readonly faults: readonly ProfileFault[] }
  | { readonly phase: 'unreadable'; readonly file: string }
  | { readonly phase: 'several' };

/**
 * Brings profiles in from files that the browser was given, under every host: they are no part of the library. `keep`
 * stores one, and says whether it could.
 */
export function useProfileFile(known: readonly RuleProfile[], keep: (profile: RuleProfile) => Promise<boolean>) {
  const [state, setState] = useState<FileState>({ phase: 'none' });
  const put = async (profile: RuleProfile): Promise<void> => {
    setState({ phase: 'none' });
    if (await keep(profile)) setState({ phase: 'imported', profile });
  };
  const read = async (files: FileList): Promise<void> => {
    const [file] = files;
    if (file === undefined) return undefined;
    if (files.length > 1) return setState({ phase: 'several' });
    const text = await readSmallFile(file);
    if (text === null) return setState({ phase: 'unreadable', file: file.name });
    const given = readProfileText(text);
    if (!given.ok) return setState({ phase: 'bad', file: file.name, faults: given.faults });
    const { profile } = given;
    const arrival = arrivalOf(profile, known);
    if (arrival.kind === 'taken') return setState({ phase: 'asking', profile, arrival });
    return arrival.kind === 'same' ? setState({ phase: 'same', profile: arrival.known }) : put(profile);
  };
  return {
    state,
    read: (files: FileList) => void read(files),
    replace: (profile: RuleProfile, id: string) => void put({ ...profile, id }),
    keepBoth: (profile: RuleProfile) => void put(besides(profile, known)),
    settle: () => setState({ phase: 'none' }),
  };
}

/** The bringing in of a file. */
export type ProfileFile = ReturnType<typeof useProfileFile>;
