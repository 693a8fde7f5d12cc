/** How a command ends, as the shell sees it. */
export const exitCodes = {
  done: 0,
  /** The work failed. */
  failed: 1,
  /** The command was asked wrongly. */
  usage: 2,
  /** An input file has errors. */
  input: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
