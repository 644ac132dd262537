import type { KubernetesObject } from '../../api/types.ts'
import type { NodeSpec } from '../../scenario/scenario.ts'
import { createObject } from '../apiserver/create.ts'
import type { Cluster } from '../cluster.ts'
import { startControlPlane } from '../controlPlane.ts'
import { testCluster } from '../testCluster.ts'
import { startFakeKubelet } from './fakeKubelet.ts'

/** For tests of controllers: nodes of two CPUs by these names. */
export function testNodes(...names: string[]): NodeSpec[] {
  return names.map((name) => ({ name, capacity: { cpu: '2', memory: '24Gi', pods: 110 }, labels: {}, taints: [] }))
}

/** For tests of controllers: a template of one container with the label `app`. */
export function testTemplate(app: string, image = 'nginx:1.27'): object {
  return { metadata: { labels: { app } }, spec: { containers: [{ name: 'app', image }] } }
}

/** For tests of controllers: a cluster in which all of them run and pods become ready by themselves, with these objects. */
export function controlledCluster(values: readonly object[], nodes: NodeSpec[] = testNodes('node-1')): Cluster {
  const cluster = testCluster({ nodes })
  startControlPlane(cluster)
  startFakeKubelet(cluster)
  for (const value of values) {
    const made = createObject(cluster, value)
    if (!made.ok) throw new Error(made.error.message)
  }
  return cluster
}

/** For tests of controllers: an object of the default namespace, or of none. */
export function found<T extends KubernetesObject>({ store }: Cluster, kind: string, name: string): T | undefined {
  return store.get<T>(kind, 'default', name) ?? store.get<T>(kind, undefined, name)
}

/** For tests of controllers: the events so far, as `Reason: message`. */
export function eventTexts({ trace }: Cluster): string[] {
  return trace.finish({} as never).events.map(({ reason, message }) => `${reason}: ${message}`)
}

/** For tests of controllers: the names of all objects of a kind, sorted. */
export function names({ store }: Cluster, kind: string): string[] {
  return store
    .list(kind)
    .map(({ metadata }) => metadata.name)
    .sort()
}
