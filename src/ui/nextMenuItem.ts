/** Which item of a menu a key goes to, from the item at `at`; letters go to the next item that begins with them. */
export function nextMenuItem(key: string, at: number, texts: readonly string[]): number | undefined {
  const count = texts.length
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return key.length === 1 ? itemWithLetter(key, at, texts) : undefined
  }
}

function itemWithLetter(letter: string, at: number, texts: readonly string[]): number | undefined {
  for (let step = 1; step <= texts.length; step++) {
    const index = (at + step) % texts.length
    if (texts[index]?.trim().toLowerCase().startsWith(letter.toLowerCase()) === true) return index
  }
  return undefined
}
