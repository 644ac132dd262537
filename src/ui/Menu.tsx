import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import styles from './Menu.module.css'
import { nextMenuItem } from './nextMenuItem.ts'
import { placeBeside } from './placeBeside.ts'

/** What a menu gives its trigger, which must be a button of ours. */
interface TriggerProps {
  ref?: Ref<HTMLButtonElement>
  onClick?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  'data-popup-open'?: '' | undefined
}

/** Closes the menu around, back to its trigger. */
const MenuCloseContext = createContext<() => void>(() => {})

/** A menu beside its trigger (a Button or IconButton). Its items exist only while it is open. */
export function Menu({
  trigger,
  align = 'end',
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactElement<TriggerProps>
  align?: 'start' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [ownOpen, setOwnOpen] = useState(false)
  const shown = open ?? ownOpen
  const setShown = onOpenChange ?? setOwnOpen
  const close = () => {
    button.current?.focus()
    setShown(false)
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        onClick: () => setShown(!shown),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setShown(true)
        },
        'aria-haspopup': 'menu',
        'aria-expanded': shown,
        'data-popup-open': shown ? '' : undefined,
      })}
      {shown && (
        <MenuCloseContext value={close}>
          <Popup button={button} align={align} onLeave={() => setShown(false)} onClose={close}>
            {children}
          </Popup>
        </MenuCloseContext>
      )}
    </>
  )
}

function Popup({
  button,
  align,
  onLeave,
  onClose,
  children,
}: {
  button: { readonly current: HTMLButtonElement | null }
  align: 'start' | 'end'
  /** The person went elsewhere: the focus stays with them. */
  onLeave: () => void
  onClose: () => void
  children: ReactNode
}) {
  const popup = useRef<HTMLDivElement>(null)
  const leave = useRef(onLeave)
  leave.current = onLeave
  useLayoutEffect(() => {
    const element = popup.current
    const trigger = button.current
    if (element === null || trigger === null) return
    // A popover stands above everything and is cut off by nothing.
    element.showPopover()
    const size = { width: element.offsetWidth, height: element.offsetHeight }
    const room = { width: window.innerWidth, height: window.innerHeight }
    const { left, top, bottom, maxHeight } = placeBeside(trigger.getBoundingClientRect(), size, room, align)
    Object.assign(element.style, {
      left: `${left}px`,
      top: top === undefined ? 'auto' : `${top}px`,
      bottom: bottom === undefined ? 'auto' : `${bottom}px`,
      maxHeight: `${maxHeight}px`,
    })
    ;(element.querySelector<HTMLElement>('[aria-checked="true"]') ?? itemsOf(element)[0])?.focus()
    const pressed = (event: PointerEvent) => {
      if (!(event.target instanceof Node)) return
      if (!element.contains(event.target) && !trigger.contains(event.target)) leave.current()
    }
    window.addEventListener('pointerdown', pressed, { capture: true })
    return () => window.removeEventListener('pointerdown', pressed, { capture: true })
  }, [button, align])
  return (
    <div
      ref={popup}
      role="menu"
      tabIndex={-1}
      aria-label={button.current?.getAttribute('aria-label') ?? button.current?.textContent ?? undefined}
      popover="manual"
      className={styles.popup}
      onKeyDown={(event) => {
        // The page's own keys of one letter are not meant here.
        event.stopPropagation()
        if (event.key === 'Escape') {
          event.preventDefault()
          return onClose()
        }
        if (event.key === 'Tab') return onLeave()
        const items = itemsOf(event.currentTarget)
        const at = items.findIndex((item) => item.matches(':focus'))
        const next = nextMenuItem(
          event.key,
          at,
          items.map((item) => item.textContent ?? ''),
        )
        if (next === undefined) return
        event.preventDefault()
        items[next]?.focus()
      }}
    >
      {children}
    </div>
  )
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}

/** What an item calls to close its menu. */
export function useCloseMenu(): () => void {
  return useContext(MenuCloseContext)
}
