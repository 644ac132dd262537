import type { KeptTexts, TextStore } from './textStore.ts'

/** Saves what it is given, one write after the other; while one goes on only the newest waits. */
export function textKeeper(store: TextStore, failed: (reason: string) => void): (texts: KeptTexts) => void {
  let waiting: KeptTexts | undefined
  let writing: 'writing' | 'idle' = 'idle'
  const write = async (): Promise<void> => {
    writing = 'writing'
    while (waiting !== undefined) {
      const texts = waiting
      waiting = undefined
      try {
        await store.save(texts)
      } catch (error) {
        failed(error instanceof Error ? error.message || error.name : String(error))
      }
    }
    writing = 'idle'
  }
  return (texts) => {
    waiting = texts
    if (writing === 'idle') void write()
  }
}
