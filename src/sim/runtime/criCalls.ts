import { globMatches } from '../../base/glob.ts'
import { err, type Result } from '../../base/result.ts'
import type { RuntimeFaultSpec } from '../../scenario/scenario.ts'
import type { TraceBuilder } from '../../trace/builder.ts'
import type { CriCall } from '../../trace/records.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PodIdentity } from './runtimeState.ts'

/** A call under way: it ends well, or with the runtime's words. */
export interface OpenCall {
  end(): void
  fail(error: string): void
}

/** The handlers that a plain containerd is configured with. */
const HANDLERS = ['', 'runc']

/** Why a RuntimeClass's handler cannot make a sandbox; undefined where it can. */
export function unknownHandler(handler: string): string | undefined {
  return HANDLERS.includes(handler)
    ? undefined
    : `failed to get sandbox runtime: no runtime for "${handler}" is configured`
}

/** The calls of a runtime as records, and the faults that the scenario declares for them. */
export class CriCalls {
  private readonly faultsLeft: { readonly fault: RuntimeFaultSpec; left: number }[]
  private readonly kernel: Kernel
  private readonly trace: TraceBuilder

  constructor(kernel: Kernel, trace: TraceBuilder, faults: readonly RuntimeFaultSpec[]) {
    this.kernel = kernel
    this.trace = trace
    this.faultsLeft = faults.map((fault) => ({ fault, left: fault.times }))
  }

  /** Appends a call's record; what follows in the same run is caused by it. */
  begin(identity: PodIdentity, call: Omit<CriCall, 'pod' | 'duration'>, lane = identity.lane): OpenCall {
    const { kernel, trace } = this
    const start = kernel.now
    const { id, row } = trace.criCall(start, lane, kernel.cause, { ...call, pod: identity.name, duration: 0 })
    kernel.cause = id
    return {
      end: () => {
        row.duration = kernel.now - start
      },
      fail: (error) => {
        row.duration = kernel.now - start
        row.error = error
      },
    }
  }

  /** Ends a call badly; what the caller is told is without the transport's prefix. */
  refuse(call: OpenCall, message: string): Result<never, string> {
    call.fail(`rpc error: code = Unknown desc = ${message}`)
    return err(message)
  }

  /** The message of a fault that is due for this call; each is used up by its number of times. */
  fault(call: string, pod: string): string | undefined {
    const entry = this.faultsLeft.find((f) => f.left > 0 && f.fault.call === call && globMatches(f.fault.pod, pod))
    if (entry === undefined) return undefined
    entry.left--
    return entry.fault.message
  }
}
