/** The colours of the strip, as a canvas takes them. */
export type StripColours = Readonly<Record<keyof typeof VARIABLES, string>> & { readonly font: string };

/** Where each comes from in the theme. */
const VARIABLES = {
  ground: '--ground',
  surface: '--surface',
  raised: '--raised',
  sunken: '--sunken',
  line: '--line',
  wave: '--line-strong',
  text: '--text',
  muted: '--muted',
  accent: '--accent',
  accentSoft: '--accent-soft',
  onAccent: '--on-accent',
  loop: '--mark',
  region: '--warn',
  speech: '--speech',
  snap: '--good',
} as const;

/** The colours of the theme where an element is: a canvas knows neither variables nor `light-dark`. */
export function stripColours(element: HTMLElement): StripColours {
  const probe = document.createElement('i');
  element.append(probe);
  const entries = Object.entries(VARIABLES).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return { ...Object.fromEntries(entries), font: getComputedStyle(element).fontFamily } as StripColours;
}

/** Runs `listener` when the theme changes; returns a function that stops it. */
export function watchTheme(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(listener);
  system.addEventListener('change', listener);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', listener);
    chosen.disconnect();
  };
}
