/** A scenario's text as it is kept on the device. */
export interface KeptText {
  readonly text: string
  readonly title: string
}

/** What is kept on the device: the person's own text, and earlier own texts that were put aside, newest first. */
export interface KeptTexts {
  readonly own: KeptText | undefined
  readonly shelf: readonly KeptText[]
}

/** Where texts are kept. Rejects where the device refuses; the caller tells the person. */
export interface TextStore {
  load(): Promise<KeptTexts>
  save(texts: KeptTexts): Promise<void>
}

/** How many earlier texts are kept; the oldest goes first. */
export const SHELF_SIZE = 30

/** A shelf with one more text in front; equal texts stand there once. */
export function shelve(shelf: readonly KeptText[], text: KeptText): readonly KeptText[] {
  return [text, ...shelf.filter((other) => other.text !== text.text)].slice(0, SHELF_SIZE)
}

/** Keeps nothing: for pages that are shown inside others. */
export const noTextStore: TextStore = {
  load: () => Promise.resolve({ own: undefined, shelf: [] }),
  save: () => Promise.resolve(),
}
