import { CircleHelp, Code, Menu as MenuIcon, Moon, Scale, Share, Sun } from 'lucide-react'
import { setTheme } from '../../session/commands/prefer.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuGroup, MenuItem } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession } from '../SessionContext.tsx'
import type { Opened } from '../shell/opened.ts'
import { useShownTheme } from '../shell/useShownTheme.ts'
import { ExampleItems, ExamplesMenu } from './ExamplesMenu.tsx'
import styles from './Header.module.css'
import { LanguageChoice, LanguageMenu } from './LanguageMenu.tsx'
import { Mark } from './Mark.tsx'
import { TitleField } from './TitleField.tsx'
import { useShownVersion, VersionChoice, VersionMenu } from './VersionMenu.tsx'

/** What the header opens is the page's state, as keys open it too. */
export interface HeaderProps {
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
}

/** The line on top: what scenario, which version, and everything about the page itself. */
export function Header({ opened, onOpen }: HeaderProps) {
  const strings = useAppStrings()
  const session = useSession()
  const theme = useShownTheme()
  return (
    <header className={styles.header} data-area="header">
      <span className={styles.brand}>
        <Mark />
        <span className={styles.brandName}>Podarium</span>
      </span>
      <TitleField />
      <ExamplesMenu open={opened === 'examples'} onOpenChange={(open) => onOpen(open ? 'examples' : 'nothing')} />
      <VersionMenu />
      <Button icon={<Code size={15} aria-hidden />} aria-label={strings.embed} onClick={() => onOpen('embed')}>
        <span className={styles.words}>{strings.embed}</span>
      </Button>
      <Button
        look="outlined"
        icon={<Share size={14} aria-hidden />}
        aria-label={strings.share}
        onClick={() => onOpen('share')}
      >
        <span className={styles.words}>{strings.share}</span>
      </Button>
      <span className={styles.divider} />
      <LanguageMenu />
      <IconButton
        name={theme === 'dark' ? strings.toLight : strings.toDark}
        onClick={() => setTheme(session, theme === 'dark' ? 'light' : 'dark')}
      >
        {theme === 'dark' ? <Moon size={16} aria-hidden /> : <Sun size={16} aria-hidden />}
      </IconButton>
      <IconButton name={strings.truth} onClick={() => onOpen('truth')}>
        <Scale size={16} aria-hidden />
      </IconButton>
      <IconButton name={strings.help} shortcut="?" onClick={() => onOpen('keys')}>
        <CircleHelp size={16} aria-hidden />
      </IconButton>
    </header>
  )
}

/** The header of a phone: the title, Share, and a menu with everything else. */
export function PhoneHeader({ opened, onOpen }: HeaderProps) {
  const strings = useAppStrings()
  const session = useSession()
  const theme = useShownTheme()
  const version = useShownVersion()
  return (
    <header className={classNames(styles.header, styles.phone)} data-area="header">
      <Mark size={24} />
      <div className={styles.phoneWords}>
        <TitleField />
        <span className={styles.phoneNote}>Kubernetes {version}</span>
      </div>
      <IconButton name={strings.share} onClick={() => onOpen('share')}>
        <Share size={20} aria-hidden />
      </IconButton>
      <Menu
        open={opened === 'examples'}
        onOpenChange={(open) => onOpen(open ? 'examples' : 'nothing')}
        trigger={
          <IconButton name={strings.menu}>
            <MenuIcon size={20} aria-hidden />
          </IconButton>
        }
      >
        <MenuGroup title={strings.version}>
          <VersionChoice />
        </MenuGroup>
        <MenuGroup title={strings.language}>
          <LanguageChoice />
        </MenuGroup>
        <MenuGroup>
          <MenuItem onSelect={() => setTheme(session, theme === 'dark' ? 'light' : 'dark')}>
            {theme === 'dark' ? strings.toLight : strings.toDark}
          </MenuItem>
          <MenuItem onSelect={() => onOpen('embed')}>{strings.embed}</MenuItem>
          <MenuItem onSelect={() => onOpen('truth')}>{strings.truth}</MenuItem>
        </MenuGroup>
        <ExampleItems />
      </Menu>
    </header>
  )
}
