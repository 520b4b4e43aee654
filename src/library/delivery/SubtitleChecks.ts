import type { DeliveryCheck, ToldViolation } from '../../contract/checkSchemas.ts';
import { checkCues } from '../../domain/checks/checkCues.ts';
import { countViolations } from '../../domain/checks/countViolations.ts';
import { unitOf, type CheckedCue } from '../../domain/checks/violation.ts';
import { cuesAsWritten } from '../../domain/delivery/deliveredCues.ts';
import type { DeliveryOptions } from '../../domain/delivery/deliveryOptions.ts';
import type { EncodedText } from '../../domain/delivery/encodeText.ts';
import type { Delivery } from '../../domain/delivery/deliverTalk.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';

/** What is wrong with subtitles that are delivered. `violations` are the first errors of the `check`. */
export interface CheckedSubtitles {
  readonly check: DeliveryCheck;
  readonly violations: readonly ToldViolation[];
}

/** How the subtitles of a talk are delivered; `durationMs` is the recording's, `null` while unknown. */
interface CheckedAs {
  readonly profile: RuleProfile;
  readonly durationMs: number | null;
  readonly options: DeliveryOptions;
}

/** More than a person goes through one by one. */
const MOST_TOLD = 200;

/**
 * Checks what is delivered of one talk by one profile, in whatever formats. Those that have the same times and lines
 * are checked once.
 */
export class SubtitleChecks {
  readonly #as: CheckedAs;
  #asDerived: CheckedSubtitles | null = null;

  constructor(as: CheckedAs) {
    this.#as = as;
  }

  /** Checks a delivery as it is written; `null` when it has no subtitles. */
  check({ subtitles, dropped }: Delivery, { text, lost }: EncodedText): CheckedSubtitles | null {
    if (subtitles === null) return null;
    const isChanged = lost.length > 0 || dropped.some(({ what }) => what === 'precision' || what === 'overlaps');
    if (!isChanged) return (this.#asDerived ??= this.#checked(subtitles.cues(), 0));
    const { frameRate } = this.#as.options;
    // The last subtitle may end with the recording, and be rounded up.
    return this.#checked(cuesAsWritten(subtitles.cues(), text, subtitles.format, frameRate), 1_000 / frameRate);
  }

  #checked(cues: readonly CheckedCue[], roundedMs: number): CheckedSubtitles {
    const { profile, durationMs, options } = this.#as;
    const end = durationMs === null ? null : durationMs + options.offsetMs + roundedMs;
    const violations = checkCues(cues, profile, { durationMs: end });
    const { rules, ...counts } = countViolations(violations);
    const errors = violations.filter(({ severity }) => severity === 'error').slice(0, MOST_TOLD);
    return {
      check: { profile: profile.id, ...counts, rules: [...rules] },
      violations: errors.map((violation) => {
        return { ...violation, startMs: cues[violation.cueIndex]!.startMs, unit: unitOf(violation.rule, profile) };
      }),
    };
  }
}
