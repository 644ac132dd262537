import type { Container } from '../../api/types.ts'
import { err, ok, type Result } from '../../base/result.ts'

/** The number of a port that is given by number or by the name of a container's port. Models pkg/probe/util.go, ResolveContainerPort (1.36). */
export function resolvePort(container: Container, port: unknown): Result<number, string> {
  if (typeof port === 'number') return valid(port)
  const name = String(port)
  const named = container.ports?.find((p) => p.name === name)
  if (named !== undefined) return valid(named.containerPort)
  if (!/^[+-]?\d+$/.test(name)) return err(`strconv.Atoi: parsing ${JSON.stringify(name)}: invalid syntax`)
  return valid(Number(name))
}

function valid(port: number): Result<number, string> {
  return port > 0 && port < 65536 ? ok(port) : err(`invalid port number: ${port}`)
}
