import { type RefObject, useEffect, useState } from 'react'

/** The size of an element in CSS pixels, and how many device pixels one is. */
export interface CanvasSize {
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
}

/** Follows the size of an element; undefined until it is known. */
export function useCanvasSize(element: RefObject<Element | null>): CanvasSize | undefined {
  const [size, setSize] = useState<CanvasSize>()
  useEffect(() => {
    const target = element.current
    if (target === null) return
    const read = () => {
      const { width, height } = target.getBoundingClientRect()
      const next = { width: Math.round(width), height: Math.round(height), pixelRatio: devicePixelRatio }
      setSize((old) =>
        old?.width === next.width && old.height === next.height && old.pixelRatio === next.pixelRatio ? old : next,
      )
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return size
}
