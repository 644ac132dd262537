import { formatDate } from '../tools/dates.ts'
import type { World } from '../world.ts'

/** Lines of the catalogue as they are printed now: `%` codes stand for the time, as those of strftime. */
export function logText(world: World, lines: readonly string[], error = ''): string {
  const now = world.startTime + world.kernel.now
  return lines.map((line) => `${formatDate(now, line).replace('{error}', error)}\n`).join('')
}
