import { CloudDownload, TextSearch } from 'lucide-react';
import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindSession } from '../features/find/findSession.ts';
import { HarvestDialog } from '../features/harvest/HarvestDialog.tsx';
import { BatchExportDialog } from '../features/exporting/BatchExportDialog.tsx';
import { ImportsDialog } from '../features/imports/ImportsDialog.tsx';
import { ProfilesDialog } from '../features/profiles/ProfilesDialog.tsx';
import { PeopleButton } from '../features/people/PeopleButton.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { LibraryScreen } from '../features/library/LibraryScreen.tsx';
import type { Job } from '../../contract/schemas.ts';
import type { TalkId } from '../../domain/transcript/transcript.ts';
import { TableMappingDialog } from '../features/tables/TableMappingDialog.tsx';
import { BatchTextsDialog } from '../features/timedText/BatchTextsDialog.tsx';
import { useHost } from '../host/HostContext.ts';
import { changeSetting, settingNow } from '../host/settings.ts';
import { IconButton } from '../ui/Button.tsx';
import { ShownKeysContext } from '../ui/shownKeys.ts';
import { CommandPalette } from './keys/CommandPalette.tsx';
import { KeysDialog } from './keys/KeysDialog.tsx';
import { useShownKeyOf } from './keys/useReadableKey.ts';
import { askBeforeImport } from './askBeforeImport.ts';
import { FindContext, useFind } from './findContext.ts';
import { FindInLibrary } from './FindInLibrary.tsx';
import { LeftFailures } from './LeftFailures.tsx';
import { useMenuKeys } from './keys/useMenuKeys.ts';
import { useKeyboard } from './keys/useKeyboard.ts';
import { goTo, useRoute } from './route.ts';
import styles from './shell.module.css';
import { TalkScreen } from './TalkScreen.tsx';
import { TopBar } from './TopBar.tsx';
import { DisconnectedBanner } from './UnsavedBanner.tsx';
import { CommandHubContext, createCommandHub, useCommands } from '../ui/commandHub.ts';

/** The window, with what its parts share: commands and their keys. */
export function App() {
  const [hub] = useState(createCommandHub);
  useKeyboard(hub);
  useMenuKeys();
  const shownKey = useShownKeyOf();
  const { connection } = useHost();
  const [find] = useState(() => new FindSession(connection));
  return (
    <CommandHubContext value={hub}>
      <ShownKeysContext value={shownKey}>
        <FindContext value={find}>
          <Screens />
        </FindContext>
      </ShownKeysContext>
    </CommandHubContext>
  );
}

/** The library, or one talk. */
function Screens() {
  const route = useRoute();
  const isConnected = useIsConnected();
  const [isShowingKeys, setShowingKeys] = useState(false);
  const [isShowingCommands, setShowingCommands] = useState(false);
  const [isShowingProfiles, setShowingProfiles] = useState(false);
  const talkId = route.screen === 'talk' ? route.talkId : null;
  useEffect(() => changeSetting('lastTalkId', talkId), [talkId]);
  useCommands({
    showKeys: () => setShowingKeys(true),
    showCommands: () => setShowingCommands(true),
    showProfiles: () => setShowingProfiles(true),
    goToLibrary: route.screen === 'library' ? undefined : () => goTo({ screen: 'library' }),
    showPeople: () => goTo({ screen: 'people' }),
  });

  return (
    <div className={styles.app}>
      <LeftFailures />
      {!isConnected && talkId === null && <DisconnectedBanner />}
      {route.screen === 'library' && <Library onKeys={() => setShowingKeys(true)} />}
      {route.screen === 'people' && <People onKeys={() => setShowingKeys(true)} />}
      {talkId !== null && (
        <TalkScreen key={talkId} talkId={talkId} isConnected={isConnected} onKeys={() => setShowingKeys(true)} />
      )}
      <TableMappingDialog />
      <BatchTextsDialog onOpenTalk={openTalk} />
      {isShowingProfiles && <ProfilesDialog talkId={talkId} onClose={() => setShowingProfiles(false)} />}
      <CommandPalette isOpen={isShowingCommands} onClose={() => setShowingCommands(false)} />
      <KeysDialog isOpen={isShowingKeys} onClose={() => setShowingKeys(false)} />
    </div>
  );
}

/** The list of talks, with finding beside it when it is wanted. */
function Library({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const find = useFind();
  const [isFinding, setFinding] = useState(false);
  const [isHarvesting, setHarvesting] = useState(false);
  const open = (change: Parameters<typeof find.open>[0]) => (): void => {
    setFinding(true);
    find.open(change, '');
  };
  useCommands({
    findEverywhere: open({ isEverywhere: true }),
    replaceText: open({ isReplacing: true }),
    harvest: () => setHarvesting(true),
  });
  return (
    <>
      <TopBar title={null} onKeys={onKeys}>
        <IconButton icon={CloudDownload} label={t('commands.harvest')} onPress={() => setHarvesting(true)} />
        <PeopleButton onPress={() => goTo({ screen: 'people' })} />
        <IconButton icon={TextSearch} label={t('commands.findEverywhere')} onPress={open({ isEverywhere: true })} />
      </TopBar>
      <div className={styles.workspace}>
        {isFinding && <FindInLibrary onClose={() => setFinding(false)} />}
        <LibraryScreen
          asksBeforeImport={(paths) => askBeforeImport(host, paths)}
          onOpenTalk={openTalk}
          lastTalkId={settingNow('lastTalkId')}
          importsDialog={importsDialog}
          exportDialog={exportDialog}
        />
      </div>
      <HarvestDialog isOpen={isHarvesting} onClose={() => setHarvesting(false)} />
    </>
  );
}

function importsDialog(
  job: Job | null,
  acts: Pick<ComponentProps<typeof ImportsDialog>, 'onClose' | 'onRetry'>,
): ReactNode {
  return <ImportsDialog job={job} onOpenTalk={openTalk} {...acts} />;
}

function exportDialog(talkIds: readonly TalkId[], onClose: () => void): ReactNode {
  return <BatchExportDialog talkIds={talkIds} onClose={onClose} />;
}

function openTalk(talkId: TalkId): void {
  goTo({ screen: 'talk', talkId });
}

/** People across talks. */
function People({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TopBar title={t('people.title')} onKeys={onKeys} />
      <PeopleScreen onOpenTalk={openTalk} />
    </>
  );
}

function useIsConnected(): boolean {
  const { connection } = useHost();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => connection.onClose(() => setConnected(false)), [connection]);
  return isConnected;
}
