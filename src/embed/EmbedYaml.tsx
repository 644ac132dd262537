import { useAppStrings } from '../app/appStrings.ts'
import { useSessionState } from '../app/SessionContext.tsx'
import styles from './EmbedPage.module.css'

/** The scenario's text with its lines numbered. */
export function EmbedYaml() {
  const strings = useAppStrings()
  const text = useSessionState((state) => state.text)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable with the keyboard
    <section className={styles.text} aria-label={strings.editor} tabIndex={0}>
      {text.split('\n').map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={at} className={styles.line}>
          <YamlLine line={line} />
        </div>
      ))}
    </section>
  )
}

/** Keys are quieter than values, as in the editor: weight and grey alone. */
function YamlLine({ line }: { line: string }) {
  const parts = /^(\s*(?:- )*)([\w./-]+:)(\s.*)?$/.exec(line)
  if (parts === null) return <code>{line}</code>
  return (
    <code>
      {parts[1]}
      <span className={styles.key}>{parts[2]}</span>
      {parts[3]}
    </code>
  )
}
