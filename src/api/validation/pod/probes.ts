import type { Container, LifecycleHandler, PodSpec, Probe } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, headerNameErrors, portNameErrors, portNumberErrors } from '../names.ts'

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<LifecycleHandler, 'sleep'>

/** What is wrong with a port that is given by its number or its name. Models pkg/apis/core/validation/validation.go, ValidatePortNumOrName (1.36). */
export function validatePortNumberOrName(port: number | string, field: FieldPath): FieldError[] {
  return complain(field, port, typeof port === 'number' ? portNumberErrors(port) : portNameErrors(port))
}

const VALIDATORS: {
  [K in keyof Required<Handler>]: (action: NonNullable<Handler[K]>, field: FieldPath, grace: number) => FieldError[]
} = {
  exec: ({ command }, field) => ((command ?? []).length > 0 ? [] : [required(field.child('command'))]),
  httpGet: (action, field) => [
    ...(action.path ? [] : [required(field.child('path'))]),
    ...validatePortNumberOrName(action.port, field.child('port')),
    ...(action.scheme === 'HTTP' || action.scheme === 'HTTPS'
      ? []
      : [notSupported(field.child('scheme'), action.scheme, ['HTTP', 'HTTPS'])]),
    ...(action.httpHeaders ?? []).flatMap(({ name }, index) => {
      const place = field.child('httpHeaders')
      return complain(place.at([...place.place, index, 'name']), name, headerNameErrors(name))
    }),
  ],
  tcpSocket: ({ port }, field) => validatePortNumberOrName(port, field.child('port')),
  grpc: ({ port }, field) => validatePortNumberOrName(port, field.child('port')),
  sleep: ({ seconds }, field, grace) =>
    seconds >= 0 && seconds <= grace
      ? []
      : [invalid(field, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${grace})`)],
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const

/** Exactly one way to act. Models validation.go, validateHandler. */
function validateHandler(handler: Handler, grace: number, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  const check = <K extends keyof Handler>(name: K) => {
    const action = handler[name]
    if (action === undefined || action === null) return
    const place = field.child(name)
    if (count++ > 0) errors.push(forbidden(place, 'may not specify more than 1 handler type'))
    else errors.push(...VALIDATORS[name](action as NonNullable<Handler[K]>, place, grace))
  }
  for (const name of HANDLERS) check(name)
  if (count === 0) errors.push(required(field, 'must specify a handler type'))
  return errors
}

/** What is wrong with a container’s hooks and its stop signal. Models pkg/apis/core/validation/validation.go, validateLifecycle (1.36). */
export function validateLifecycle(lifecycle: Container['lifecycle'], spec: PodSpec, field: FieldPath): FieldError[] {
  const errors = (['postStart', 'preStop'] as const).flatMap((hook) => {
    const handler = lifecycle?.[hook]
    return handler ? validateHandler(handler, graceOf(spec), field.child(hook)) : []
  })
  const { stopSignal } = lifecycle ?? {}
  return stopSignal === undefined
    ? errors
    : [...errors, ...validateStopSignal(stopSignal, spec, field.child('stopSignal'))]
}

const numbered = (name: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${name}${at + 1}`)

/** What Linux can stop a process with. */
const SIGNALS = [
  ...'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT RTMAX RTMIN'.split(' '),
  ...'SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'.split(' '),
  ...[...numbered('RTMIN+', 15), ...numbered('RTMAX-', 14)],
].map((name) => `SIG${name}`)

/** Models validateStopSignal. */
function validateStopSignal(signal: string, { os }: PodSpec, field: FieldPath): FieldError[] {
  if (!os) return [forbidden(field, 'may not be set for containers with empty `spec.os.name`')]
  const known = os.name === 'windows' ? ['SIGKILL', 'SIGTERM'] : [...SIGNALS].sort()
  const checked = os.name === 'windows' || os.name === 'linux'
  return checked && !known.includes(signal) ? [notSupported(field, signal, known)] : []
}

const graceOf = (spec: PodSpec): number => spec.terminationGracePeriodSeconds ?? 0

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const

/** The three probes of a container, in the server's order. Models validateLivenessProbe, validateReadinessProbe, validateStartupProbe. */
export function validateProbes(container: Container, spec: PodSpec, field: FieldPath): FieldError[] {
  return (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((name) => {
    const probe = container[name]
    if (!probe) return []
    const place = field.child(name)
    const errors = validateProbe(probe, graceOf(spec), place)
    if (name === 'readinessProbe') {
      if (probe.terminationGracePeriodSeconds !== undefined) {
        const seconds = probe.terminationGracePeriodSeconds
        errors.push(
          invalid(place.child('terminationGracePeriodSeconds'), seconds, 'must not be set for readinessProbes'),
        )
      }
    } else if (probe.successThreshold !== 1) {
      errors.push(invalid(place.child('successThreshold'), probe.successThreshold, 'must be 1'))
    }
    return errors
  })
}

function validateProbe(probe: Probe, grace: number, field: FieldPath): FieldError[] {
  const errors = validateHandler(probe, grace, field)
  for (const name of COUNTS) {
    const count = probe[name] ?? 0
    if (count < 0) errors.push(invalid(field.child(name), count, 'must be greater than or equal to 0'))
  }
  const own = probe.terminationGracePeriodSeconds
  if (own !== undefined && own <= 0) {
    errors.push(invalid(field.child('terminationGracePeriodSeconds'), own, 'must be greater than 0'))
  }
  return errors
}
