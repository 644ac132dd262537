import type { ReactNode } from 'react'
import styles from './Button.module.css'
import type { ButtonProps } from './Button.tsx'
import { classNames } from './classNames.ts'
import { Tooltip } from './Tooltip.tsx'

/** What an icon button takes: a name that is read and shown as a tip, and perhaps the key that does the same. */
export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  name: string
  shortcut?: string
  children: ReactNode
}

/** A button that shows only an icon. */
export function IconButton({ name, shortcut, look = 'quiet', className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={name} shortcut={shortcut}>
      <button
        type="button"
        aria-label={name}
        aria-keyshortcuts={shortcut}
        className={classNames(styles.button, styles.square, styles[look], className)}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  )
}
