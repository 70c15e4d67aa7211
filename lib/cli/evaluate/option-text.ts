/** An option of the command, as it is parsed and as `--help` explains it. */
export interface OptionText {
  /** Placeholder of its value in the help; an option without a placeholder takes no value. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly many?: boolean;
  readonly text: readonly string[];
}
