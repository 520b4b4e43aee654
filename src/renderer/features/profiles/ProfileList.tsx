import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { profileOf } from '../../../domain/profiles/builtInProfiles.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { useProfileName } from '../../host/useRuleProfile.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ownChoice, type ProfilePlacesProps } from './ProfilePlaces.tsx';
import styles from './profiles.module.css';

interface ProfileListProps extends Pick<ProfilePlacesProps, 'defaultId' | 'ofTalk'> {
  readonly profiles: readonly RuleProfile[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
}

/** The profiles there are, the library's own first, each with what it is chosen for. */
export function ProfileList({ profiles, selectedId, onSelect, ...chosen }: ProfileListProps) {
  const { t } = useTranslation();
  const own = profiles.filter(({ id }) => profileOf(id) === undefined);
  const builtIn = profiles.filter((profile) => !own.includes(profile));
  return (
    <>
      <ListBox
        className={styles.list!}
        aria-label={t('profiles.list')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selectedId]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onSelect(String(key));
        }}
      >
        {own.length > 0 && <Section name="own" profiles={own} {...chosen} />}
        <Section name="builtIn" profiles={builtIn} {...chosen} />
      </ListBox>
      {own.length === 0 && <p className={styles.quiet}>{t('profiles.noneOwn')}</p>}
    </>
  );
}

interface SectionProps extends Pick<ProfileListProps, 'profiles' | 'defaultId' | 'ofTalk'> {
  readonly name: 'own' | 'builtIn';
}

function Section({ name, profiles, defaultId, ofTalk }: SectionProps) {
  const { t } = useTranslation();
  const nameOf = useProfileName();
  return (
    <ListBoxSection>
      <Header>{t(`profiles.${name}`)}</Header>
      {profiles.map((profile) => {
        const { id } = profile;
        const badges = [
          ...(ownChoice(ofTalk) === id ? [t('profiles.isOfTalk')] : []),
          ...(ofTalk?.collection?.profileId === id ? [t('profiles.isOfCollection')] : []),
          ...(defaultId === id ? [t('profiles.isDefault')] : []),
        ];
        return (
          <ListBoxItem key={id} id={id} textValue={nameOf(profile)} className={styles.item!}>
            <span>{nameOf(profile)}</span>
            {badges.map((text) => (
              <Badge key={text} tone="accent" text={text} />
            ))}
          </ListBoxItem>
        );
      })}
    </ListBoxSection>
  );
}
