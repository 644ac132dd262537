import type { Millis } from '../base/millis.ts'
import type { Kernel } from './kernel/kernel.ts'

type Listener = (node: string, change: 'silent' | 'back') => void

/** Which kubelets are silent: the leases and status posts of nodes, without an event for each of them. */
export class NodeHeartbeats {
  private readonly silent = new Map<string, Millis>()
  private readonly listeners: Listener[] = []
  private readonly kernel: Kernel

  constructor(kernel: Kernel) {
    this.kernel = kernel
  }

  /** The kubelet of a node stops: no more heartbeats. */
  stop(node: string): void {
    if (this.silent.has(node)) return
    this.silent.set(node, this.kernel.now)
    for (const listener of this.listeners) listener(node, 'silent')
  }

  /** The kubelet of a node is back. */
  resume(node: string): void {
    if (!this.silent.delete(node)) return
    for (const listener of this.listeners) listener(node, 'back')
  }

  /** Since when a node is silent; undefined while it is not. */
  silentSince(node: string): Millis | undefined {
    return this.silent.get(node)
  }

  /** Calls back when a node falls silent or is back. */
  watch(listener: Listener): void {
    this.listeners.push(listener)
  }
}
