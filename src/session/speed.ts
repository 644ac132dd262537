/** How many seconds of the cluster pass in one second of playing. */
export type Speed = 1 | 10 | 60 | 600

/** The speeds, slowest first. */
export const SPEEDS: readonly Speed[] = [1, 10, 60, 600]
