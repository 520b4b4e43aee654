import { Copy, Download, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseRuleProfile, ruleProfileDocument } from '../../../contract/profileDocument.ts';
import { profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { useProfileName } from '../../host/useRuleProfile.ts';
import { Button } from '../../ui/Button.tsx';
import { downloadJson } from '../../ui/downloadJson.ts';
import { Note } from '../../ui/Note.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { textOf } from './profileCopies.ts';
import { draftOf, type ProfileDraft } from './profileDraft.ts';
import { ProfilePlaces, type ProfilePlacesProps } from './ProfilePlaces.tsx';
import styles from './profiles.module.css';
import { Aims, RuleTable } from './RuleTable.tsx';
import { SheetContext, faultText, faultsAt } from './sheet.ts';

interface ProfileSheetProps extends ProfilePlacesProps {
  /** Its name has the focus when it is first shown. */
  readonly takesFocus: boolean;
  readonly onStore: (profile: RuleProfile) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/**
 * A profile as it can be read, and changed where it is the library's own: what is changed holds at once, unless it
 * contradicts itself. It is to be mounted anew for each profile.
 */
export function ProfileSheet({ profile, takesFocus, onStore, onCopy, onRemove, ...places }: ProfileSheetProps) {
  const { t } = useTranslation();
  const nameOf = useProfileName();
  const [draft, change] = useDraft(profile, onStore);
  const read = useMemo(() => parseRuleProfile(draft), [draft]);
  const isReadOnly = profileOf(profile.id) !== undefined;
  const faults = read.ok ? [] : read.faults;
  return (
    <SheetContext value={{ draft, faults, isReadOnly, onChange: change }}>
      <section className={styles.sheet} aria-label={nameOf(profile)}>
        <header>
          <h3>{nameOf(profile)}</h3>
          <Button icon={Copy} onPress={onCopy}>
            {t('profiles.copy')}
          </Button>
          <Button icon={Download} onPress={() => exportProfile(profile)}>
            {t('profiles.export')}
          </Button>
          {!isReadOnly && (
            <Button icon={Trash2} onPress={onRemove}>
              {t('profiles.remove')}
            </Button>
          )}
        </header>
        <ProfilePlaces profile={profile} {...places} />
        {isReadOnly ? (
          <p className={styles.quiet}>{t('profiles.readOnly')}</p>
        ) : (
          <Names draft={draft} faults={faults} takesFocus={takesFocus} onChange={change} />
        )}
        {faults.length > 0 && <Note tone="warn">{t('profiles.unsaved')}</Note>}
        <div className={styles.rulesBox}>
          <RuleTable />
          <Aims />
        </div>
      </section>
    </SheetContext>
  );
}

/**
 * The draft of a profile, and what changes it. It begins anew when the profile has changed, and not from here: the next
 * change here would undo what a file or another window brought.
 */
function useDraft(profile: RuleProfile, onStore: ProfileSheetProps['onStore']) {
  const [draft, setDraft] = useState(() => draftOf(profile));
  const [seen, setSeen] = useState(profile);
  // What was stored from here and may still come back, and what the profile was before.
  const [own, setOwn] = useState<readonly string[]>(() => [textOf(profile)]);
  if (seen !== profile) {
    const text = textOf(profile);
    setSeen(profile);
    setOwn(own.includes(text) ? own.slice(own.lastIndexOf(text)) : [text]);
    if (!own.includes(text)) setDraft(draftOf(profile));
  }
  const change = (next: ProfileDraft): void => {
    setDraft(next);
    const read = parseRuleProfile(next);
    if (!read.ok) return;
    setOwn((texts) => [...texts, textOf(read.profile)]);
    onStore(read.profile);
  };
  return [draft, change] as const;
}

/** Writes a profile as a file that can be brought in again. */
function exportProfile(profile: RuleProfile): void {
  downloadJson(`${profile.id}.json`, `${JSON.stringify(ruleProfileDocument(profile), null, 2)}\n`);
}

interface NamesProps extends Pick<ProfileSheetProps, 'takesFocus'> {
  readonly draft: ProfileDraft;
  readonly faults: Parameters<typeof faultsAt>[0];
  readonly onChange: (draft: ProfileDraft) => void;
}

function Names({ draft, faults, takesFocus, onChange }: NamesProps) {
  const { t, i18n } = useTranslation();
  const fields = { fr: t('profiles.nameFr'), en: t('profiles.nameEn') };
  return (
    <div className={styles.names}>
      {(['fr', 'en'] as const).map((language) => {
        const [fault] = faultsAt(faults, `names.${language}`);
        return (
          <TextInput
            key={language}
            label={fields[language]}
            value={draft.names[language]}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a copy is made to be named
            autoFocus={takesFocus && i18n.language.startsWith(language)}
            isInvalid={fault !== undefined}
            error={fault === undefined ? undefined : faultText(t, fault)}
            onChange={(name) => onChange({ ...draft, names: { ...draft.names, [language]: name } })}
          />
        );
      })}
    </div>
  );
}
