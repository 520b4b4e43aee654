import { useRef, useState, type ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { downloadJson } from '../../ui/downloadJson.ts';
import { JsonFileInput } from '../../ui/JsonFileInput.tsx';
import { readSmallFile } from '../../ui/readSmallFile.ts';
import { formatKeyFile, parseKeyFile, type KeyFileProblem } from './keyFile.ts';
import { changeKeys, keyChoiceNow } from './keyMapStore.ts';
import { useReadableKey } from './useReadableKey.ts';

/** The keys as a file: read, written, and what came of it. */
export interface KeyFile {
  readonly message: { readonly tone: 'info' | 'bad'; readonly text: string } | null;
  /** To be put somewhere in the dialog: what opens the browser's choice of files. */
  readonly input: ReactNode;
  readonly choose: () => void;
  readonly save: () => void;
}

/** Reads and writes files of keys. The browser chooses the files, under every host: they are no part of the library. */
export function useKeyFile(): KeyFile {
  const { t } = useTranslation();
  const readable = useReadableKey();
  const input = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<KeyFile['message']>(null);
  const read = async (file: File): Promise<void> => {
    const text = await readSmallFile(file);
    if (text === null) return setMessage({ tone: 'bad', text: t('keys.file.unreadable') });
    const reading = parseKeyFile(text);
    if (!reading.ok) return setMessage({ tone: 'bad', text: problemText(t, reading.problem, readable) });
    changeKeys(reading.choice);
    const left = reading.unknown === 0 ? '' : ` ${t('keys.importedUnknown', { count: reading.unknown })}`;
    return setMessage({ tone: 'info', text: t('keys.imported') + left });
  };
  return {
    message,
    input: (
      <JsonFileInput
        ref={input}
        label={t('keys.importFile')}
        onFiles={([file]) => {
          if (file !== undefined) void read(file);
        }}
      />
    ),
    choose: () => input.current?.click(),
    save: () => downloadJson(t('keys.fileName'), formatKeyFile(keyChoiceNow())),
  };
}

function problemText(t: TFunction, problem: KeyFileProblem, readable: (key: string) => string): string {
  switch (problem.code) {
    case 'badKey': {
      const reason = t(`keys.refused.${problem.reason}`);
      const key = problem.reason === 'unknown' ? t('common.quoted', { text: problem.key }) : readable(problem.key);
      return t('keys.file.badKey', { key, command: t(`commands.${problem.id}`), reason });
    }
    case 'conflict':
      return t('keys.file.conflict', {
        key: readable(problem.key),
        command: t(`commands.${problem.id}`),
        other: t(`commands.${problem.other}`),
      });
    default:
      return t(`keys.file.${problem.code}`);
  }
}
