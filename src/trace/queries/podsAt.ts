import type { Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../trace.ts'
import { objectsAt } from './objectAt.ts'

/** The pods of the cluster at an instant, in the order of their namespaces and names. */
export function podsAt(trace: Trace, t: Millis): readonly Pod[] {
  return objectsAt(trace, 'Pod', t).map((revision) => revision.object as unknown as Pod)
}
