import { childrenOf, elementsOf, textOf, type MarkupElement } from '../notices/markup.ts';
import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import type { Parsed, TextProblem } from './parsed.ts';

export function looksLikeElan({ xml }: CueSource): boolean {
  return xml?.name === 'ANNOTATION_DOCUMENT';
}

/**
 * Reads an `.eaf` file of ELAN: the annotations with times of the tiers that hang on no other, in the order of time.
 * The participant, or else the name of the tier, is the speaker. A slot of time without a value stands between its
 * neighbours; other tiers say more of the same words, and are reported.
 */
export function parseElan({ xml }: CueSource): Parsed<CueFile | null> {
  if (xml === null) return { value: null, problems: [] };
  const problems: TextProblem[] = [];
  const slots = slotsIn(xml, problems);
  const cues: FileCue[] = [];
  for (const tier of childrenOf(xml, 'TIER')) {
    const name = tier.attributes['TIER_ID'] ?? '';
    if (tier.attributes['PARENT_REF'] !== undefined) {
      problems.push({ code: 'tierLeftOut', line: tier.line, detail: name });
      continue;
    }
    const speaker = (tier.attributes['PARTICIPANT'] ?? '').trim() || name.trim() || null;
    for (const element of elementsOf(tier)) {
      if (element.name !== 'ALIGNABLE_ANNOTATION') continue;
      const startMs = slots.get(element.attributes['TIME_SLOT_REF1'] ?? '');
      const endMs = slots.get(element.attributes['TIME_SLOT_REF2'] ?? '');
      const text = childrenOf(element, 'ANNOTATION_VALUE').map(textOf).join('').trim();
      if (startMs === undefined || endMs === undefined) {
        problems.push({ code: 'unreadTimes', line: element.line, detail: text.slice(0, 80) });
      } else if (text !== '') {
        cues.push(plainCue({ id: element.attributes['ANNOTATION_ID'] ?? '', startMs, endMs, text, speaker }));
      }
    }
  }
  cues.sort((one, other) => one.startMs - other.startMs);
  return { value: { format: 'elan', language: null, cues }, problems };
}

function slotsIn(root: MarkupElement, problems: TextProblem[]): Map<string, number> {
  const slots = childrenOf(root, 'TIME_ORDER').flatMap((order) => childrenOf(order, 'TIME_SLOT'));
  const times = slots.map(({ attributes }) => {
    const value = Number(attributes['TIME_VALUE'] ?? Number.NaN);
    return Number.isSafeInteger(value) && value >= 0 ? value : null;
  });
  const missing = times.filter((time) => time === null).length;
  if (missing > 0) problems.push({ code: 'slotsWithoutTimes', line: 0, detail: String(missing) });
  fillGaps(times);
  return new Map(slots.map(({ attributes }, index) => [attributes['TIME_SLOT_ID'] ?? '', times[index] ?? 0]));
}

/** Spreads the unknown times evenly between the known ones around them. */
function fillGaps(times: (number | null)[]): void {
  for (let index = 0; index < times.length; index++) {
    if (times[index] !== null) continue;
    let past = index;
    while (past < times.length && times[past] === null) past++;
    const fromMs = times[index - 1] ?? 0;
    const toMs = times[past] ?? fromMs;
    for (let at = index; at < past; at++) {
      times[at] = Math.round(fromMs + ((toMs - fromMs) * (at - index + 1)) / (past - index + 1));
    }
    index = past;
  }
}
