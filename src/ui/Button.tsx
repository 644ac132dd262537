import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

/** How much a button asks for attention. */
export type ButtonLook = 'quiet' | 'outlined' | 'solid'

/** What a button takes, besides everything that an HTML button takes. */
export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  look?: ButtonLook
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button with words; buttons are verbs. */
export function Button({ look = 'quiet', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(styles.button, styles[look], className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}
