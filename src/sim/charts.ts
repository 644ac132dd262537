import type { Chart } from '../trace/trace.ts'
import { chartOf } from './kernel/machine/chart.ts'
import { machines } from './machines.ts'

/** The charts of all machines: what is laid out at build time, and what documents list. */
export const charts: readonly Chart[] = machines.map((machine) => chartOf(machine).chart)
