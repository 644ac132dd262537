/** How a command is run: `tested` where its failure is looked at (`set -e` lets it pass), `last` where nothing follows (it may replace the shell). */
export interface Manner {
  readonly tested: boolean
  readonly last: boolean
}

export const PLAIN: Manner = { tested: false, last: false }
export const TESTED: Manner = { tested: true, last: false }
export const LAST: Manner = { tested: false, last: true }

/** What the shell's own commands take, in milliseconds; a fork; a program with its fork and exec. */
export const COMMAND_COST = 0.002
export const FORK_COST = 0.3
export const PROGRAM_COST = 0.6
