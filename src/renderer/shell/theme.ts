import type { Settings } from '../host/settings.ts';

/** Shows the light or the dark theme, or what the system prefers. */
export function showTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
