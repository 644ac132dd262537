import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import styles from './Menu.module.css'

/** A menu that opens under its trigger (a Button or IconButton). */
export function Menu({
  trigger,
  align = 'end',
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactElement
  align?: 'start' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className={styles.positioner}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One thing to do; `hint` is a second line in the quiet colour. */
export function MenuItem({
  icon,
  hint,
  disabled,
  onSelect,
  children,
}: {
  icon?: ReactNode
  hint?: ReactNode
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <Base.Item className={styles.item} disabled={disabled} onClick={onSelect}>
      {icon}
      <span className={styles.words}>
        {children}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </Base.Item>
  )
}

/** A titled part of a menu. */
export function MenuGroup({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Base.Group className={styles.group}>
      {title !== undefined && <Base.GroupLabel className={styles.title}>{title}</Base.GroupLabel>}
      {children}
    </Base.Group>
  )
}

/** A choice of one among several, inside a menu. */
export function MenuChoice<T extends string>({
  value,
  options,
  onChoose,
}: {
  value: T
  options: readonly { readonly value: T; readonly text: string; readonly hint?: string }[]
  onChoose: (value: T) => void
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(chosen) => onChoose(chosen as T)}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={styles.item} closeOnClick>
          <span className={styles.mark}>
            <Base.RadioItemIndicator>
              <Check size={14} aria-hidden />
            </Base.RadioItemIndicator>
          </span>
          <span className={styles.words}>
            {option.text}
            {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
          </span>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}
