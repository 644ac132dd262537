import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { KeyCap } from './KeyCap.tsx'
import styles from './Tooltip.module.css'

/** A tip under one element, on hover and on focus. The element needs a name of its own: tips are not read. */
export function Tooltip({ text, shortcut, children }: { text: string; shortcut?: string; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger delay={400} render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6}>
          <Base.Popup className={styles.tip}>
            {text}
            {shortcut !== undefined && <KeyCap>{shortcut}</KeyCap>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
