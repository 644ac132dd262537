import { ChevronDown } from 'lucide-react'
import { setLanguage } from '../../session/commands/prefer.ts'
import { Button } from '../../ui/Button.tsx'
import { type Language, useLanguage } from '../../ui/language.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuChoice } from '../../ui/MenuItems.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession } from '../SessionContext.tsx'

const LANGUAGES: readonly { readonly value: Language; readonly text: string }[] = [
  { value: 'en', text: 'English' },
  { value: 'zh', text: '中文' },
]

/** The language of the page. */
export function LanguageMenu() {
  const strings = useAppStrings()
  const language = useLanguage()
  const name = language === 'en' ? 'EN' : '中文'
  return (
    <Menu
      trigger={
        <Button aria-label={`${strings.language}: ${name}`}>
          {name}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <LanguageChoice />
    </Menu>
  )
}

/** The languages as a choice inside a menu. */
export function LanguageChoice() {
  const session = useSession()
  return (
    <MenuChoice value={useLanguage()} options={LANGUAGES} onChoose={(language) => setLanguage(session, language)} />
  )
}
