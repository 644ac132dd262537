import type { SimulateResponse, WorkerReady } from './messages.ts'
import type { StartWorker } from './workerEngine.ts'

/** Starts the worker that holds the simulator. */
export const startSimulationWorker: StartWorker = ({ ready, heard, broke }) => {
  const worker = new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module', name: 'simulation' })
  worker.onmessage = ({ data }: MessageEvent<SimulateResponse | WorkerReady>) =>
    'ready' in data ? ready() : heard(data)
  worker.onmessageerror = () => broke('the trace could not be handed over')
  worker.onerror = (event) => broke(event.message || 'the worker could not be started')
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() }
}
