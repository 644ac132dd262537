import { ChevronDown } from 'lucide-react'
import { chooseVersion, type KubernetesVersion } from '../../session/commands/scenarioSettings.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuChoice } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'

const VERSIONS: readonly { readonly value: KubernetesVersion; readonly text: string }[] = [
  { value: '1.36', text: 'Kubernetes 1.36' },
  { value: '1.34', text: 'Kubernetes 1.34' },
]

/** The version of Kubernetes that the scenario runs on; another one simulates again. */
export function VersionMenu() {
  const strings = useAppStrings()
  const version = useShownVersion()
  return (
    <Menu
      trigger={
        <Button look="outlined" aria-label={`${strings.version}: ${version}`}>
          Kubernetes {version}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <VersionChoice />
    </Menu>
  )
}

/** The versions as a choice inside a menu. */
export function VersionChoice() {
  const session = useSession()
  return (
    <MenuChoice
      value={useShownVersion()}
      options={VERSIONS}
      onChoose={(version) => void chooseVersion(session, version)}
    />
  )
}

/** The version of the trace that is shown; without one the default. */
export function useShownVersion(): KubernetesVersion {
  return useSessionState((state) => (state.trace?.header.kubernetes.startsWith('1.34') ? '1.34' : '1.36'))
}
