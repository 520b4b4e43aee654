import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../host/HostContext.ts';
import { useSetting, type Settings } from '../../host/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failureText.ts';
import { splitPath } from '../../ui/folderPath.ts';
import { Note } from '../../ui/Note.tsx';
import { PathPicker } from '../../ui/PathPicker.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import styles from './recogniser.module.css';

type Field = keyof Settings['recogniser'];

/** The user's own program that recognises speech: where it is, its model, and whether it can be used. */
export function RecogniserSettings() {
  const { t } = useTranslation();
  const [setting, setSetting] = useSetting('recogniser');
  const [picking, setPicking] = useState<'program' | 'model' | null>(null);
  const { verdict, check, forget } = useCheck(setting);
  const set = (field: Field, value: string): void => {
    forget();
    setSetting({ ...setting, [field]: value });
  };
  const choose = useChoose(setPicking, set);
  return (
    <>
      <p className={styles.quiet}>{t('recogniser.about')}</p>
      {(['program', 'model'] as const).map((field) => (
        <div key={field} className={styles.path}>
          <TextInput
            label={t(`recogniser.${field}`)}
            value={setting[field]}
            onChange={(value) => set(field, value)}
            spellCheck="false"
          />
          <Button
            aria-label={t('recogniser.choose', { what: t(`recogniser.${field}`) })}
            onPress={() => void choose(field)}
          >
            {t('recogniser.browse')}
          </Button>
        </div>
      ))}
      <TextInput
        label={t('recogniser.options')}
        hint={t('recogniser.optionsHint')}
        value={setting.options}
        onChange={(value) => set('options', value)}
        spellCheck="false"
      />
      <div>
        <Button isPending={verdict === 'checking'} onPress={() => void check()}>
          {t('recogniser.check')}
        </Button>
      </div>
      {verdict === 'fit' && <Note tone="info">{t('recogniser.fit')}</Note>}
      {verdict !== null && typeof verdict !== 'string' && <Note tone="bad">{failureText(t, verdict)}</Note>}
      {picking !== null && (
        <PathPicker
          title={t(`recogniser.${picking}`)}
          mode="openFile"
          isOpen
          initialFolder={setting[picking] === '' ? null : splitPath(setting[picking]).folder}
          confirmText={t('common.choose')}
          onChoose={([path]) => {
            setPicking(null);
            if (path !== undefined) set(picking, path);
          }}
          onClose={() => setPicking(null)}
        />
      )}
    </>
  );
}

/** What was last found out about the setting: nothing, that it is being looked at, that it is fit, or why not. */
type Verdict = null | 'checking' | 'fit' | Error;

function useCheck(setting: Settings['recogniser']) {
  const { connection } = useHost();
  const [verdict, setVerdict] = useState<Verdict>(null);
  const check = async (): Promise<void> => {
    setVerdict('checking');
    try {
      await connection.call('recogniser.check', setting);
      setVerdict('fit');
    } catch (error) {
      setVerdict(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return { verdict, check, forget: () => setVerdict(null) };
}

/** Chooses a file in the dialog the host has. */
function useChoose(
  setPicking: (field: 'program' | 'model') => void,
  set: (field: Field, value: string) => void,
): (field: 'program' | 'model') => Promise<void> {
  const host = useHost();
  return async (field) => {
    if (!host.features.hasNativeDialogs) return setPicking(field);
    const [path] = await host.chooseFiles('anyFile');
    if (path !== undefined) set(field, path);
  };
}
