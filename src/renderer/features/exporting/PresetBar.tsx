import { BookmarkPlus, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting, type ExportChoice } from '../../host/settings.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { isSameChoice, soundChoice } from './exportChoice.ts';
import styles from './exporting.module.css';

interface PresetBarProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
}

/** No name of a preset is empty. */
const NONE = '';

/** The presets: what was chosen under a name, to be chosen again. */
export function PresetBar({ choice, onChange }: PresetBarProps) {
  const { t } = useTranslation();
  const [presets, setPresets] = useSetting('exportPresets');
  const [isNaming, setNaming] = useState(false);
  const [hasNamed, setHasNamed] = useState(false);
  const current = presets.find((preset) => isSameChoice(soundChoice(preset), choice))?.name ?? NONE;
  const options = [
    ...(current === NONE ? [{ key: NONE, text: t('exporting.presets.none') }] : []),
    ...presets.map(({ name }) => ({ key: name, text: name })),
  ];
  const take = (name: string): void => {
    const preset = presets.find((known) => known.name === name);
    if (preset !== undefined) onChange(soundChoice(preset));
  };
  const endNaming = (): void => {
    setNaming(false);
    setHasNamed(true);
  };
  const keep = (name: string): void => {
    const others = presets.filter((preset) => preset.name !== name);
    setPresets([...others, { name, ...choice }].toSorted((a, b) => a.name.localeCompare(b.name)));
    endNaming();
  };
  if (isNaming) return <NamePreset onKeep={keep} onClose={endNaming} />;
  return (
    <div className={styles.presets}>
      <Choice label={t('exporting.presets.label')} isLabelHidden options={options} value={current} onChange={take} />
      <IconButton
        icon={BookmarkPlus}
        label={t('exporting.presets.keep')}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus returns to it from the name that was typed
        autoFocus={hasNamed}
        onPress={() => setNaming(true)}
      />
      <IconButton
        icon={Trash2}
        label={t('exporting.presets.remove')}
        isDisabled={current === NONE}
        onPress={() => setPresets(presets.filter(({ name }) => name !== current))}
      />
    </div>
  );
}

interface NamePresetProps {
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
}

function NamePreset({ onKeep, onClose }: NamePresetProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const clean = name.trim();
  const keep = (): void => {
    if (clean !== '') onKeep(clean);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep();
    // The dialog stays open: only the name is given up.
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the field in it
    <div className={styles.presets} onKeyDownCapture={onKeyDown}>
      <TextInput
        label={t('exporting.presets.name')}
        isLabelHidden
        placeholder={t('exporting.presets.name')}
        value={name}
        onChange={setName}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field comes because its button was pressed
        autoFocus
        maxLength={100}
      />
      <Button onPress={keep} isDisabled={clean === ''}>
        {t('exporting.presets.save')}
      </Button>
    </div>
  );
}
