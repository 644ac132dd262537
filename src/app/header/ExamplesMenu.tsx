import { BookOpen } from 'lucide-react'
import { openForeign } from '../../session/commands/openForeign.ts'
import { startEmpty, takeFromShelf } from '../../session/commands/shelf.ts'
import { Button } from '../../ui/Button.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuGroup, MenuItem } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { EXAMPLES, type Example } from '../examples/examples.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './Header.module.css'

/** The examples, and the person's own earlier texts. */
export function ExamplesMenu({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const strings = useAppStrings()
  const trigger = (
    <Button icon={<BookOpen size={15} aria-hidden />} aria-label={strings.examples} aria-keyshortcuts="E">
      <span className={styles.words}>{strings.examples}</span>
      <span className={styles.words}>
        <KeyCap>E</KeyCap>
      </span>
    </Button>
  )
  return (
    <Menu trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <ExampleItems />
    </Menu>
  )
}

/** What stands in the examples' menu. */
export function ExampleItems() {
  const strings = useAppStrings()
  const language = useLanguage()
  const session = useSession()
  const shelf = useSessionState((state) => state.shelf)
  const open = useOpenExample()
  return (
    <>
      <MenuGroup title={strings.yours}>
        <MenuItem onSelect={() => startEmpty(session)}>{strings.startEmpty}</MenuItem>
        {shelf.map((kept) => (
          <MenuItem key={kept.text} onSelect={() => takeFromShelf(session, kept)}>
            {kept.title === '' ? strings.untitled : kept.title}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup title={strings.examples}>
        {EXAMPLES.map((example) => (
          <MenuItem key={example.id} hint={example.point[language]} onSelect={() => open(example)}>
            {example.title[language]}
          </MenuItem>
        ))}
      </MenuGroup>
    </>
  )
}

/** Opens an example at the instant that shows its point. */
export function useOpenExample(): (example: Example) => void {
  const session = useSession()
  return (example) => openForeign(session, example.yaml, { kind: 'example', id: example.id }, example.at)
}
