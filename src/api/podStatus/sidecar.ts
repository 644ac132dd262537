import type { Container } from '../types.ts'

/** Whether an init container is a sidecar: it keeps running beside the ordinary containers. Models pkg/api/v1/pod/util.go, IsRestartableInitContainer. */
export function isSidecar(initContainer: Pick<Container, 'restartPolicy'>): boolean {
  return initContainer.restartPolicy === 'Always'
}
