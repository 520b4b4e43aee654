import type { TFunction } from 'i18next';
import { Failure } from '../../../contract/failure.ts';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { createValueStore, type ValueStore } from '../../ui/valueStore.ts';

/** Why a recording could not be attached; `path` is `null` where it could not even be copied. */
export interface AttachFailure {
  readonly error: unknown;
  readonly path: string | null;
}

/** One of a talk that was left meanwhile, whose player cannot tell. */
interface LeftFailure extends AttachFailure {
  readonly id: string;
  /** Of the talk. */
  readonly title: string;
  /** Of the file. */
  readonly name: string;
}

/** What the window tells wherever the user is by then, until it is closed; oldest first. */
export const leftFailures: ValueStore<readonly LeftFailure[]> = createValueStore<readonly LeftFailure[]>([]);

const NOT_MEDIA = ['unknownFormat', 'needsFfmpeg', 'empty', 'cutOff', 'encrypted', 'noTracks', 'notAFile'] as const;

/**
 * The library tells what a file is that is no recording; that makes a better sentence than the refusal alone. Of a full disk
 * the usual sentence speaks of the text.
 */
export function attachFailureText(t: TFunction, { error, path }: AttachFailure): string {
  if (error instanceof Failure && error.code === 'storage.full') return t('player.noRoom');
  const reason = NOT_MEDIA.find((known) => error instanceof Failure && error.detail === known);
  if (reason === undefined || path === null) return failureText(t, error);
  return t(`player.notMedia.${reason}`, { name: splitPath(path).name, formats: t('player.empty.formats') });
}
