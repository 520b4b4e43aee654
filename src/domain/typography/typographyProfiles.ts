import { NARROW_NO_BREAK, NO_BREAK } from './blanks.ts';

/** The ways to set French that can be chosen. `none` corrects nothing. */
export type TypographyProfileId = 'imprimerieNationale' | 'europeanUnion' | 'quebec' | 'none';

/** What the rules put where; an empty string is "no blank at all". */
export interface TypographyStyle {
  /** Before `;`, `!` and `?`. */
  readonly beforeHighMark: string;
  /** Before `:`. */
  readonly beforeColon: string;
  /** Inside `«` and `»`. */
  readonly insideGuillemets: string;
  /** Between the groups of three digits of a number. */
  readonly betweenThousands: string;
  /** Stands for a hyphen between blanks. */
  readonly dash: '–' | '—';
  /** Between the dash and the words it sets apart; `null` leaves the blanks as they are. */
  readonly insideDashes: string | null;
}

/**
 * `imprimerieNationale`: Lexique des règles typographiques en usage à l'Imprimerie nationale (3rd edition, 2002): a thin
 * space before `; ! ?`, a no-break space before `:` and inside `« »`. Its second level of quotation is `“ ”` here, as
 * the other two guides have it and as most French houses set it.
 *
 * `europeanUnion`: Code de rédaction interinstitutionnel, 6.4 « Espacement des signes de ponctuation », column for word
 * processors: no space before `; : ! ?`, none inside `« »`, a no-break space before `%` and `°C`, `—` between spaces.
 *
 * `quebec`: Office québécois de la langue française, « Espacement avant et après les signes de ponctuation et les
 * symboles » (Vitrine linguistique, 22039): none before `; ! ?` (its advice wherever thin spaces are not at hand, and
 * the usage), a no-break space before `:`, inside `« »`, before `%` and symbols of units.
 */
export const TYPOGRAPHY_STYLES: Readonly<Record<Exclude<TypographyProfileId, 'none'>, TypographyStyle>> = {
  imprimerieNationale: {
    beforeHighMark: NARROW_NO_BREAK,
    beforeColon: NO_BREAK,
    insideGuillemets: NO_BREAK,
    betweenThousands: NARROW_NO_BREAK,
    dash: '–',
    insideDashes: NO_BREAK,
  },
  europeanUnion: {
    beforeHighMark: '',
    beforeColon: '',
    insideGuillemets: '',
    betweenThousands: NO_BREAK,
    dash: '—',
    insideDashes: null,
  },
  quebec: {
    beforeHighMark: '',
    beforeColon: NO_BREAK,
    insideGuillemets: NO_BREAK,
    betweenThousands: NO_BREAK,
    dash: '–',
    insideDashes: null,
  },
};

/** The profiles in the order in which they are offered. */
export const TYPOGRAPHY_PROFILES: readonly TypographyProfileId[] = [
  'imprimerieNationale',
  'europeanUnion',
  'quebec',
  'none',
];
