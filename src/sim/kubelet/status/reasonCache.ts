/** Why a container could not be started, as the last attempt said. */
export interface StartFailure {
  readonly reason: string
  readonly message: string
}

/** The failures of the last sync of each pod; the next status shows them. Models pkg/kubelet/reason_cache.go (1.36). */
export class ReasonCache {
  private readonly failures = new Map<string, StartFailure>()

  /** Sets or, with undefined, clears what is known of a container. */
  update(uid: string, container: string, failure: StartFailure | undefined): void {
    if (failure === undefined) this.failures.delete(`${uid}/${container}`)
    else this.failures.set(`${uid}/${container}`, failure)
  }

  get(uid: string, container: string): StartFailure | undefined {
    return this.failures.get(`${uid}/${container}`)
  }
}
