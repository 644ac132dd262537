import '@xyflow/react/dist/base.css'
import './stateGraph.css'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Millis } from '../../base/millis.ts'
import type { MachineInstance, Trace } from '../../trace/trace.ts'
import { durationText } from '../../ui/clockText.ts'
import { ChartRegion, type SelectedState } from './ChartRegion.tsx'
import { type PodName, podMachines } from './podMachines.ts'
import { useStateGraphStrings } from './stateGraphStrings.ts'

interface StateGraphProps {
  readonly trace: Trace
  /** Undefined: no pod is selected. */
  readonly pod: PodName | undefined
  /** Only this container's machines, besides the pod's own; undefined: all. */
  readonly container?: string
  readonly cursor: Millis
  /** The state whose spans are shown in the timeline. */
  readonly selection: SelectedState | undefined
  /** Called with a state that was clicked; with undefined when the selected one is clicked again. */
  readonly onSelectState: (state: SelectedState | undefined) => void
}

/** The machines of a pod: one region each, divided by dashed lines, as they run in parallel. */
export function StateGraph({ trace, pod, container, cursor, selection, onSelectState }: StateGraphProps) {
  const strings = useStateGraphStrings()
  const body = useRef<HTMLDivElement>(null)
  const width = useWidth(body)
  const machines = pod === undefined ? [] : podMachines(trace, pod, cursor)
  const shown = machines.filter(
    ({ instance }) => container === undefined || instance.container === undefined || instance.container === container,
  )
  return (
    <div className="state-graph">
      <div className="state-graph-head">
        <h2>{strings.graph}</h2>
        <span className="state-graph-of">
          {[pod?.name, container].filter((part) => part !== undefined).join(' / ')}
        </span>
        {selection !== undefined && (
          <span className="state-graph-held" role="status">
            {selection.name}: {heldWords(selection, cursor, strings)}
          </span>
        )}
      </div>
      <div className="state-graph-body" ref={body}>
        {pod === undefined && <p className="state-graph-empty">{strings.noPod}</p>}
        {width > 0 &&
          shown.map(({ machine, instance }) => (
            <ChartRegion
              key={machine}
              trace={trace}
              machine={machine}
              title={regionTitle(trace, instance, container, strings)}
              cursor={cursor}
              width={width}
              selected={selection?.machine === machine ? selection.state : undefined}
              onSelect={(state) => {
                const again = selection?.machine === state.machine && selection.state === state.state
                onSelectState(again ? undefined : state)
              }}
            />
          ))}
      </div>
    </div>
  )
}

type Strings = ReturnType<typeof useStateGraphStrings>

function regionTitle(trace: Trace, machine: MachineInstance, container: string | undefined, strings: Strings): string {
  const id = trace.header.charts[machine.chart]?.id ?? ''
  const known: Readonly<Record<string, string>> = strings.machine
  const own = machine.probe ?? known[id] ?? id
  if (machine.container === undefined) return own
  if (id === 'container') return strings.container(machine.container)
  return container === undefined ? `${machine.container}: ${own}` : own
}

function heldWords({ spans }: SelectedState, cursor: Millis, strings: Strings): string {
  const passed = spans.filter(({ start }) => start <= cursor)
  if (passed.length === 0) return strings.never
  const total = passed.reduce((sum, { start, end }) => sum + Math.min(end, cursor) - start, 0)
  return strings.held(passed.length, durationText(total))
}

/** The width of an element, as it changes. */
function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}
