import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import type { StateView } from './regionModel.ts'

/** A state as React Flow carries it. */
export type StateFlowNode = Node<
  {
    readonly view: StateView
    readonly selection: 'selected' | 'not selected'
    /** What assistive technology says after the name. */
    readonly words: string
    readonly onSelect: (state: number) => void
  },
  'state'
>

/** One state: filled while it is live, grey once it was, dashed as long as it was not. */
export function StateNode({ data }: NodeProps<StateFlowNode>) {
  const { view, selection, words, onSelect } = data
  const { status, form, name, inside } = view
  const classes = ['state', `state--${form}`, `state--${status.is}`]
  if (status.is === 'live') classes.push(`state--${status.tone}`)
  if (selection === 'selected') classes.push('state--selected')
  return (
    <>
      <Handle className="state-handle" type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={classes.join(' ')}
        aria-pressed={selection === 'selected'}
        aria-label={`${name}, ${words}`}
        title={words}
        style={{ width: view.width, height: view.height }}
        onClick={() => onSelect(view.state)}
      >
        <span className="state-name">{name}</span>
        {inside !== '' && <span className="state-inside">{inside}</span>}
      </button>
      <Handle className="state-handle" type="source" position={Position.Right} isConnectable={false} />
    </>
  )
}
