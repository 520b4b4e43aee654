import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { decodeForLibrary } from '../host/decodeForLibrary.ts';
import { HostContext } from '../host/HostContext.ts';
import { openHost } from '../host/openHost.ts';
import { openSettings, settingNow } from '../host/settings.ts';
import { languageToShow, openStrings } from '../ui/strings.ts';
import '../ui/theme.css';
import { App } from './App.tsx';
import { formatRoute, parseRoute } from './route.ts';
import { CannotOpen } from './CannotOpen.tsx';
import { showTheme } from './theme.ts';

const root = createRoot(document.querySelector('#root')!);

try {
  const host = await openHost();
  decodeForLibrary(host);
  await openSettings(host.connection);
  await openStrings(languageToShow(settingNow('language')));
  showTheme(settingNow('theme'));
  const lastTalkId = settingNow('lastTalkId');
  // A fresh window goes on where the last one was.
  if (location.hash === '') {
    const last = parseRoute(`#/talk/${lastTalkId}`);
    history.replaceState(null, '', formatRoute(lastTalkId === null ? { screen: 'library' } : last));
  }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <HostContext value={host}>
          <Localised>
            <App />
          </Localised>
        </HostContext>
      </QueryClientProvider>
    </StrictMode>,
  );
} catch (error) {
  await openStrings(languageToShow('system'));
  root.render(<CannotOpen error={error} />);
  // The full address, put into this tab after all, changes only the fragment: that loads nothing by itself.
  addEventListener('hashchange', () => location.reload());
}

/** Tells the component library the language too: it formats numbers and speaks to screen readers. */
function Localised({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  return <I18nProvider locale={i18n.language === 'fr' ? 'fr-FR' : 'en-GB'}>{children}</I18nProvider>;
}
