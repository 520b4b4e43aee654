import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../contract/methods.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from './profiles.module.css';

/** What a profile can be chosen for. */
export type ProfilePlace = 'talk' | 'collection' | 'default';

export interface ProfilePlacesProps {
  readonly profile: RuleProfile;
  readonly defaultId: string;
  /** Of the open talk; `undefined` where none is open, or it is not known yet. */
  readonly ofTalk: Reply<'profiles.ofTalk'> | undefined;
  /** Chooses the profile for a place, or takes the choice back. */
  readonly onChoose: (place: ProfilePlace, isChosen: boolean) => void;
}

/** The profile that the open talk has chosen itself. */
export function ownChoice(ofTalk: ProfilePlacesProps['ofTalk']): string | null {
  return ofTalk?.chosenFor === 'talk' ? ofTalk.profile.id : null;
}

/** What a profile is chosen for: the open talk, its collection, all others. */
export function ProfilePlaces({ profile: { id }, defaultId, ofTalk, onChoose }: ProfilePlacesProps) {
  const { t } = useTranslation();
  const collection = ofTalk?.collection ?? null;
  return (
    <fieldset className={styles.places}>
      <legend className="visually-hidden">{t('profiles.usedFor')}</legend>
      <span aria-hidden>{t('profiles.usedFor')}</span>
      {ofTalk !== undefined && (
        <Checkbox isSelected={ownChoice(ofTalk) === id} onChange={(isChosen) => onChoose('talk', isChosen)}>
          {t('profiles.forTalk')}
        </Checkbox>
      )}
      {collection !== null && (
        <Checkbox isSelected={collection.profileId === id} onChange={(isChosen) => onChoose('collection', isChosen)}>
          <span className={styles.collection} title={collection.name}>
            {t('profiles.forCollection', { collection: collection.name })}
          </span>
        </Checkbox>
      )}
      {/* One is always the default: it is taken back by choosing another. */}
      <Checkbox
        isSelected={defaultId === id}
        isDisabled={defaultId === id}
        onChange={(isChosen) => onChoose('default', isChosen)}
      >
        {t('profiles.forDefault')}
      </Checkbox>
    </fieldset>
  );
}
