import { answerText } from './answerText.ts'
import type { SimulateRequest, SimulateResponse, WorkerReady } from './messages.ts'
import { transferablesOf } from './transferables.ts'

// The whole simulation lives in this thread; the page only ever reads finished traces.
self.onmessage = ({ data }: MessageEvent<SimulateRequest>) => {
  const answer = answerText(data.text)
  const response: SimulateResponse = { sequence: data.sequence, answer }
  self.postMessage(response, { transfer: transferablesOf(answer) })
}

const ready: WorkerReady = { ready: 'simulator' }
self.postMessage(ready)
