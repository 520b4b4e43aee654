import { Download, FileOutput, Pencil, Play, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { FAILURE_CODES, Failure } from '../../contract/failure.ts';
import { TALK_STATES } from '../../contract/schemas.ts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge.tsx';
import { Button, IconButton, IconToggle } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { failureText } from '../ui/failureText.ts';
import { MenuButton } from '../ui/MenuButton.tsx';
import { Note } from '../ui/Note.tsx';
import { Progress } from '../ui/Progress.tsx';
import { SecondsInput } from '../ui/SecondsInput.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import styles from './gallery.module.css';

/** Every plain component in every state, for the eye and for screenshots. */
export function Gallery() {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(true);
  const [choice, setChoice] = useState<'srt' | 'vtt'>('srt');
  return (
    <main className={styles.gallery}>
      <Shelf title="Button">
        <Button>Ouvrir</Button>
        <Button variant="primary" icon={FileOutput}>
          Exporter…
        </Button>
        <Button variant="ghost">Discret</Button>
        <Button isDisabled>Indisponible</Button>
        <Button variant="primary" isDisabled>
          Indisponible
        </Button>
        <IconButton icon={Play} label="Lecture" keys="Esc" />
        <IconButton icon={Trash2} label="Retirer" isDisabled />
        <IconToggle icon={Pencil} label="Modifier" isSelected={isOn} onChange={setOn} />
        <IconToggle icon={Pencil} label="Modifier" isSelected={!isOn} onChange={(on) => setOn(!on)} />
      </Shelf>
      <Shelf title="MenuButton, Choice">
        <MenuButton
          button={<Button icon={Download}>Importer</Button>}
          label="Importer"
          entries={[
            { id: 'files', text: 'Des fichiers…', keys: 'Ctrl+O' },
            { id: 'folder', text: 'Un dossier…', isDisabled: true },
          ]}
          onAction={() => undefined}
        />
        <div className={styles.narrow}>
          <Choice
            label="Format"
            options={[
              { key: 'srt', text: 'SubRip (SRT)' },
              { key: 'vtt', text: 'WebVTT' },
            ]}
            value={choice}
            onChange={setChoice}
          />
        </div>
      </Shelf>
      <Shelf title="TextInput">
        <TextInput label="Titre" defaultValue="Le coût humain de l’intelligence artificielle" />
        <TextInput
          label="Date"
          defaultValue="hier"
          isInvalid
          error="Écrivez l’année, ou l’année, le mois et le jour."
        />
        <TextInput label="Langue" placeholder="fr" hint="Code BCP 47" />
        <TextInput label="Résumé" isMultiline defaultValue={'Une ligne.\nUne autre.'} />
        <TextInput label="Verrouillé" isDisabled defaultValue="rien à faire" />
      </Shelf>
      <Shelf title="Switch, SecondsInput">
        <Switch label="Suivre le son" hint="La page avance avec la lecture." isSelected={isOn} onChange={setOn} />
        <Switch label="Suivre le son" isSelected={!isOn} onChange={(on) => setOn(!on)} />
        <Switch label="Indisponible" isSelected={false} isDisabled onChange={() => undefined} />
        <SecondsInput
          label="Reculer de"
          valueMs={1_500}
          minMs={0}
          maxMs={5_000}
          stepMs={500}
          onChange={() => undefined}
        />
      </Shelf>
      <Shelf title="Badge">
        {TALK_STATES.map((state) => (
          <Badge key={state} text={t(`common.state.${state}`)} />
        ))}
        {(['accent', 'good', 'warn', 'bad'] as const).map((tone) => (
          <Badge key={tone} tone={tone} text={tone} />
        ))}
      </Shelf>
      <Shelf title="Progress">
        <Progress label="Import" done={120} total={300} valueText="120 / 300" />
        <Progress label="Import" done={0} total={0} valueText="…" />
      </Shelf>
      <Shelf title="Note, failureText">
        <Note tone="info">Rien à signaler.</Note>
        <Note tone="warn">{t('editor.incomplete')}</Note>
        {FAILURE_CODES.map((code) => (
          <Note key={code} tone="bad">
            {failureText(t, new Failure(code, '/dossier/conférence.mp4'))}
          </Note>
        ))}
      </Shelf>
    </main>
  );
}

function Shelf({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <div className={styles.shelf}>{children}</div>
    </section>
  );
}
