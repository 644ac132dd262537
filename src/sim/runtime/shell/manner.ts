/** How a command is run: `tested` where its failure is looked at (`set -e` lets it pass), `last` where nothing follows (it may replace the shell). */
export interface Manner {
  readonly tested: boolean
  readonly last: boolean
}

/** A command like most. */
export const PLAIN: Manner = { tested: false, last: false }
/** One whose failure is looked at. */
export const TESTED: Manner = { tested: true, last: false }
/** One after which nothing follows. */
export const LAST: Manner = { tested: false, last: true }

/** What a command of the shell's own takes, in milliseconds of computing. */
export const COMMAND_COST = 0.002
/** What a fork takes, in milliseconds. */
export const FORK_COST = 0.3
/** What a program takes with its fork and exec, in milliseconds. */
export const PROGRAM_COST = 0.6
