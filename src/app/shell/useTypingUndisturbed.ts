import { useEffect } from 'react'
import { isTyping } from './isTyping.ts'

/**
 * What is typed into a text belongs to the text: nothing that listens on the whole document hears of it. React Flow would
 * take each space for the beginning of a pan, and the editor would lose it.
 */
export function useTypingUndisturbed(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (isTyping(event.target)) event.stopPropagation()
    }
    document.body.addEventListener('keydown', keep)
    return () => document.body.removeEventListener('keydown', keep)
  }, [])
}
