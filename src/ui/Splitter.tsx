import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Group, Panel, type PanelImperativeHandle, Separator, useDefaultLayout } from 'react-resizable-panels'
import styles from './Splitter.module.css'

/** How far one press of an arrow key moves a splitter, in pixels. */
const ARROW_STEP = 16

/** One area between splitters. Sizes: numbers are pixels, texts are percentages. */
export interface Pane {
  readonly id: string
  /** Without one it takes what is left. */
  readonly size?: number | string
  readonly minSize: number | string
  readonly maxSize?: number | string
  /** Keep the pixels when the window changes, instead of the share. */
  readonly fixed?: 'fixed'
  readonly content: ReactNode
}

/** Areas side by side (or one above the other) with lines between them that can be dragged. Sizes are kept on the device under `id`. */
export function Splitter({
  id,
  direction,
  panes,
  separatorName,
}: {
  id: string
  direction: 'horizontal' | 'vertical'
  panes: readonly Pane[]
  separatorName: string
}) {
  const saved = useDefaultLayout({
    id: `podarium-${id}`,
    panelIds: panes.map((pane) => pane.id),
    storage: localLayouts,
    onlySaveAfterUserInteractions: true,
  })
  const handles = useRef(new Map<string, PanelImperativeHandle>())
  const moveByArrow = (event: KeyboardEvent, before: Pane) => {
    const step = arrowStep(event.key, direction)
    const handle = handles.current.get(before.id)
    if (step === 0 || handle === undefined) return
    event.preventDefault()
    event.stopPropagation()
    handle.resize(handle.getSize().inPixels + step)
  }
  return (
    <Group
      id={`podarium-${id}`}
      className={styles.group}
      orientation={direction}
      defaultLayout={saved.defaultLayout}
      onLayoutChanged={saved.onLayoutChanged}
      resizeTargetMinimumSize={{ coarse: 28, fine: 9 }}
    >
      {panes.flatMap((pane, at) => {
        const before = panes[at - 1]
        const panel = (
          <Panel
            key={pane.id}
            id={pane.id}
            className={styles.panel}
            defaultSize={pane.size}
            minSize={pane.minSize}
            maxSize={pane.maxSize}
            groupResizeBehavior={pane.fixed === undefined ? 'preserve-relative-size' : 'preserve-pixel-size'}
            panelRef={(handle) => {
              if (handle === null) handles.current.delete(pane.id)
              else handles.current.set(pane.id, handle)
            }}
          >
            {pane.content}
          </Panel>
        )
        if (before === undefined) return [panel]
        return [
          <Separator
            key={`${pane.id}-separator`}
            className={styles.separator}
            aria-label={separatorName}
            onKeyDownCapture={(event) => moveByArrow(event, before)}
          />,
          panel,
        ]
      })}
    </Group>
  )
}

function arrowStep(key: string, direction: 'horizontal' | 'vertical'): number {
  if (key === (direction === 'horizontal' ? 'ArrowLeft' : 'ArrowUp')) return -ARROW_STEP
  if (key === (direction === 'horizontal' ? 'ArrowRight' : 'ArrowDown')) return ARROW_STEP
  return 0
}

/** Where storage is forbidden or full, sizes last as long as the page. */
const localLayouts = {
  getItem(key: string): string | null {
    try {
      return window.localStorage.getItem(key)
    } catch {
      return null
    }
  },
  setItem(key: string, value: string): void {
    try {
      window.localStorage.setItem(key, value)
    } catch {
      // A size that cannot be kept is no loss worth a message.
    }
  },
}
