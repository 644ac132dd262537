import { ChevronDown } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSessionState } from '../SessionContext.tsx'
import type { Opened } from '../shell/opened.ts'

/** What can be done to the cluster at the cursor. */
export function ActMenu({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const strings = useAppStrings()
  const nothing = useSessionState((state) => state.trace === undefined)
  return (
    <Menu
      trigger={
        <Button look="outlined" disabled={nothing}>
          {strings.act}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => onOpen('deletePod')}>{strings.deletePod}…</MenuItem>
      <MenuItem onSelect={() => onOpen('killProcess')}>{strings.killProcess}…</MenuItem>
      <MenuItem onSelect={() => onOpen('execCommand')}>{strings.execCommand}…</MenuItem>
    </Menu>
  )
}
