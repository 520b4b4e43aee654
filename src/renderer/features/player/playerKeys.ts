/** The keys of the commands that the player's buttons repeat, as the user reads them. */
export interface PlayerKeys {
  readonly playPause?: string | undefined;
  readonly back?: string | undefined;
  readonly forward?: string | undefined;
  readonly slower?: string | undefined;
  readonly faster?: string | undefined;
  readonly loopParagraph?: string | undefined;
}
