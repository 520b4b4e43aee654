/** How a cue stands on the screen: W3C WebVTT, "cue settings". */
export interface VttCueSettings {
  vertical: '' | 'rl' | 'lr';
  line: number | 'auto';
  snapToLines: boolean;
  lineAlign: 'start' | 'center' | 'end';
  position: number | 'auto';
  positionAlign: 'line-left' | 'center' | 'line-right' | 'auto';
  size: number;
  align: 'start' | 'center' | 'end' | 'left' | 'right';
  region: VttRegion | null;
}

/** A part of the screen that cues scroll in; numbers are per cent, but for `lines`. */
export interface VttRegion {
  id: string;
  width: number;
  lines: number;
  regionAnchorX: number;
  regionAnchorY: number;
  viewportAnchorX: number;
  viewportAnchorY: number;
  scroll: '' | 'up';
}

/** "Parse the WebVTT cue settings": settings that are not understood are skipped. */
export function parseVttCueSettings(text: string, regions: readonly VttRegion[]): VttCueSettings {
  const settings: VttCueSettings = {
    vertical: '',
    line: 'auto',
    snapToLines: true,
    lineAlign: 'start',
    position: 'auto',
    positionAlign: 'auto',
    size: 100,
    align: 'center',
    region: null,
  };
  for (const [name, value] of settingsIn(text)) {
    if (name === 'region') settings.region = regions.findLast(({ id }) => id === value) ?? null;
    else CUE_SETTINGS[name]?.(settings, value);
  }
  const isPlaced = settings.line !== 'auto' || settings.size !== 100 || settings.vertical !== '';
  return isPlaced ? { ...settings, region: null } : settings;
}

const CUE_SETTINGS: Readonly<Record<string, (settings: VttCueSettings, value: string) => void>> = {
  vertical: (settings, value) => {
    if (value === 'rl' || value === 'lr') settings.vertical = value;
  },
  line: (settings, value) => {
    const { before, after } = splitAtComma(value);
    const line = before.endsWith('%') ? percentage(before) : lineNumber(before);
    if (line === null || !(after === null || after === 'start' || after === 'center' || after === 'end')) return;
    settings.line = line;
    settings.snapToLines = !before.endsWith('%');
    if (after !== null) settings.lineAlign = after;
  },
  position: (settings, value) => {
    const { before, after } = splitAtComma(value);
    const position = percentage(before);
    const isAlign = after === null || after === 'line-left' || after === 'center' || after === 'line-right';
    if (position === null || !isAlign) return;
    settings.position = position;
    if (after !== null) settings.positionAlign = after;
  },
  size: (settings, value) => {
    settings.size = percentage(value) ?? settings.size;
  },
  align: (settings, value) => {
    if (/^(?:start|center|end|left|right)$/.test(value)) settings.align = value as VttCueSettings['align'];
  },
};

/** "Collect WebVTT region settings". */
export function parseVttRegion(text: string): VttRegion {
  const region: VttRegion = {
    id: '',
    width: 100,
    lines: 3,
    regionAnchorX: 0,
    regionAnchorY: 100,
    viewportAnchorX: 0,
    viewportAnchorY: 100,
    scroll: '',
  };
  for (const [name, value] of settingsIn(text)) REGION_SETTINGS[name]?.(region, value);
  return region;
}

const REGION_SETTINGS: Readonly<Record<string, (region: VttRegion, value: string) => void>> = {
  id: (region, value) => {
    region.id = value;
  },
  width: (region, value) => {
    region.width = percentage(value) ?? region.width;
  },
  lines: (region, value) => {
    if (/^\d+$/.test(value)) region.lines = Number(value);
  },
  regionanchor: (region, value) => {
    const anchor = anchorOf(value);
    if (anchor !== null) [region.regionAnchorX, region.regionAnchorY] = anchor;
  },
  viewportanchor: (region, value) => {
    const anchor = anchorOf(value);
    if (anchor !== null) [region.viewportAnchorX, region.viewportAnchorY] = anchor;
  },
  scroll: (region, value) => {
    if (value === 'up') region.scroll = value;
  },
};

/** `name:value` pairs between ASCII white space; neither part may be empty. */
function settingsIn(text: string): [name: string, value: string][] {
  return text.split(/[\t\n\f\r ]+/).flatMap((setting) => {
    const colon = setting.indexOf(':');
    const isPair = colon > 0 && colon < setting.length - 1;
    return isPair ? [[setting.slice(0, colon), setting.slice(colon + 1)] as [string, string]] : [];
  });
}

function splitAtComma(value: string): { before: string; after: string | null } {
  const comma = value.indexOf(',');
  return comma < 0 ? { before: value, after: null } : { before: value.slice(0, comma), after: value.slice(comma + 1) };
}

function percentage(text: string): number | null {
  if (!/^\d+(?:\.\d+)?%$/.test(text)) return null;
  const value = Number(text.slice(0, -1));
  return value <= 100 ? value : null;
}

function lineNumber(text: string): number | null {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return null;
  // Adding 0 makes `-0` plain 0.
  const value = Number(text) + 0;
  return Number.isFinite(value) ? value : null;
}

function anchorOf(value: string): [x: number, y: number] | null {
  const { before, after } = splitAtComma(value);
  const x = percentage(before);
  const y = percentage(after ?? '');
  return x === null || y === null ? null : [x, y];
}
