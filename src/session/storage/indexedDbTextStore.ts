import { createStore, getMany, setMany } from 'idb-keyval'
import type { KeptText, KeptTexts, TextStore } from './textStore.ts'

const OWN = 'own'
const SHELF = 'shelf'

/** Keeps texts in IndexedDB: a write is whole or not at all, and survives a crash of the page. */
export function indexedDbTextStore(): TextStore {
  const database = createStore('podarium', 'texts')
  return {
    async load(): Promise<KeptTexts> {
      const [own, shelf] = (await getMany([OWN, SHELF], database)) as [unknown, unknown]
      return {
        own: readKeptText(own),
        shelf: Array.isArray(shelf) ? shelf.flatMap((item) => readKeptText(item) ?? []) : [],
      }
    },
    save: (texts) =>
      setMany(
        [
          [OWN, texts.own],
          [SHELF, texts.shelf],
        ],
        database,
      ),
  }
}

/** What stands in the database may be of another version of the page. */
function readKeptText(value: unknown): KeptText | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { text, title } = value as { text?: unknown; title?: unknown }
  return typeof text === 'string' ? { text, title: typeof title === 'string' ? title : '' } : undefined
}
