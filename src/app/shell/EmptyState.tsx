import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useAppStrings } from '../appStrings.ts'
import { EXAMPLES } from '../examples/examples.ts'
import { useOpenExample } from '../header/ExamplesMenu.tsx'
import styles from './EmptyState.module.css'
import type { Opened } from './opened.ts'

/** What stands in place of the timeline while there is no text: three examples to start from. */
export function EmptyState({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const strings = useAppStrings()
  const language = useLanguage()
  const open = useOpenExample()
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{strings.emptyTitle}</h2>
      <ul className={styles.examples}>
        {EXAMPLES.slice(0, 3).map((example) => (
          <li key={example.id}>
            <button type="button" className={styles.example} onClick={() => open(example)}>
              <span className={styles.name}>{example.title[language]}</span>
              <span className={styles.point}>{example.point[language]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onOpen('examples')}>{strings.emptyMore}</Button>
    </div>
  )
}
