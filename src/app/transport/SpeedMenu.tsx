import { ChevronDown } from 'lucide-react'
import { setSpeed } from '../../session/commands/play.ts'
import { SPEEDS } from '../../session/speed.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuChoice } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'

/** How fast it plays, where there is no room for all speeds. */
export function SpeedMenu() {
  const strings = useAppStrings()
  const session = useSession()
  const speed = useSessionState((state) => state.speed)
  return (
    <Menu
      trigger={
        <Button look="outlined" aria-label={`${strings.speed}: ${speed}×`}>
          {speed}×
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        value={String(speed)}
        options={SPEEDS.map((value) => ({ value: String(value), text: `${value}×` }))}
        onChoose={(chosen) => setSpeed(session, SPEEDS.find((value) => String(value) === chosen) ?? speed)}
      />
    </Menu>
  )
}
