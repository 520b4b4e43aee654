import { childrenOf, elementsOf, textOf, type MarkupElement } from '../notices/markup.ts';
import { plainCue, type CueFile, type FileCue } from './cueFile.ts';
import type { CueSource } from './cueSource.ts';
import { quote, type Parsed, type TextProblem } from './parsed.ts';

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
    const isOwn = tier.attributes['PARENT_REF'] === undefined;
    if (!isOwn) problems.push({ code: 'tierLeftOut', line: tier.line, detail: tier.attributes['TIER_ID'] ?? '' });
    else for (const cue of cuesOfTier(tier, slots, problems)) cues.push(cue);
  }
  cues.sort((one, other) => one.startMs - other.startMs);
  return { value: { format: 'elan', language: null, cues }, problems };
}

function cuesOfTier(tier: MarkupElement, slots: ReadonlyMap<string, number>, problems: TextProblem[]): FileCue[] {
  const { PARTICIPANT = '', TIER_ID = '' } = tier.attributes;
  const speaker = PARTICIPANT.trim() || TIER_ID.trim() || null;
  const annotations = [...elementsOf(tier)].filter(({ name }) => name === 'ALIGNABLE_ANNOTATION');
  return annotations.flatMap((annotation): FileCue[] => {
    const { ANNOTATION_ID: id = '', TIME_SLOT_REF1 = '', TIME_SLOT_REF2 = '' } = annotation.attributes;
    const startMs = slots.get(TIME_SLOT_REF1);
    const endMs = slots.get(TIME_SLOT_REF2);
    const text = textOf(annotation).trim();
    if (text === '') return [];
    if (startMs !== undefined && endMs !== undefined) return [plainCue({ id, startMs, endMs, text, speaker })];
    problems.push({ code: 'unreadTimes', line: annotation.line, detail: quote(text) });
    return [];
  });
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
