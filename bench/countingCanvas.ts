/** A canvas context that draws nothing and counts what it is asked for. */
export function countingCanvas(): { readonly ctx: CanvasRenderingContext2D; readonly calls: () => number } {
  let calls = 0
  const state: Record<string | symbol, unknown> = {}
  const ctx = new Proxy(state, {
    get: (target, name) => {
      if (name in target) return target[name]
      calls++
      return name === 'measureText' ? (text: string) => ({ width: text.length * 7 }) : () => undefined
    },
    set: (target, name, value) => {
      target[name] = value
      return true
    },
  })
  return { ctx: ctx as unknown as CanvasRenderingContext2D, calls: () => calls }
}
