/** The colours of the strip, as a canvas takes them. */
export type StripColours = Readonly<Record<keyof typeof VARIABLES, string>> & {
  readonly font: string;
  /** The colour of the text as `#rrggbb`, for who makes pictures of pixels. */
  readonly ink: string;
};

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
  const colours = Object.fromEntries(entries) as Record<keyof typeof VARIABLES, string>;
  return { ...colours, font: getComputedStyle(element).fontFamily, ink: hexOf(colours.text) };
}

/** A colour as it comes out on the screen: computed styles keep `oklch`. */
function hexOf(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part!.toString(16).padStart(2, '0')).join('')}`;
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
