import type { EngineAnswer } from './engine.ts'

/** What the page sends to its worker. */
export interface SimulateRequest {
  readonly sequence: number
  readonly text: string
}

/** What the worker says once, when it has loaded and listens: from then on its time counts. */
export interface WorkerReady {
  readonly ready: 'simulator'
}

/** What the worker sends back; `sequence` is that of the request. The page itself makes `tooSlow`. */
export interface SimulateResponse {
  readonly sequence: number
  readonly answer: Exclude<EngineAnswer, { readonly kind: 'tooSlow' }>
}
