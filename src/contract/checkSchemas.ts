import { z } from 'zod';
import { CUE_RULES, RULE_UNITS, type CueRule } from '../domain/checks/violation.ts';

const cueRule = z.enum(Object.keys(CUE_RULES) as [CueRule, ...CueRule[]]);
const severity = z.enum(['warning', 'error']);
const count = z.int().min(0);

/**
 * What a check of the subtitles of a delivery found, as its file has them. `brokenCount` counts subtitles with an error;
 * `rules` are those that are violated, errors first.
 */
export const deliveryCheck = z.object({
  /** The id of the profile they were checked by, which is the one they were derived by. */
  profile: z.string(),
  brokenCount: count,
  errorCount: count,
  warningCount: count,
  rules: z.array(z.object({ rule: cueRule, severity, count })),
});

/** A violation of a rule, with what is needed to tell it; `cueIndex` counts from 0. */
export const toldViolation = z.object({
  cueIndex: count,
  startMs: z.int(),
  rule: cueRule,
  severity,
  measured: z.union([z.number(), z.string()]),
  limit: z.union([z.number(), z.string()]).nullable(),
  unit: z.enum(RULE_UNITS),
});

export type DeliveryCheck = z.infer<typeof deliveryCheck>;
export type ToldViolation = z.infer<typeof toldViolation>;
