import { type MatchingBlock, matchingBlocks } from './matchingBlocks.ts'

const CONTEXT = 3

/** Lines that are kept, or replaced, between two texts. */
interface Change {
  readonly kind: 'equal' | 'change'
  readonly from: readonly [start: number, end: number]
  readonly to: readonly [start: number, end: number]
}

/** The unified difference of two texts, without a header of files, three lines of context around each change. Models go-difflib, GetUnifiedDiffString. */
export function unifiedDiff(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const out: string[] = []
  for (const group of groups(changes(matchingBlocks(a, b), a.length, b.length))) {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) continue
    out.push(`@@ -${range(first.from[0], last.from[1])} +${range(first.to[0], last.to[1])} @@`)
    for (const { kind, from, to } of group) {
      const [gone, come] = [a.slice(...from), b.slice(...to)]
      if (kind === 'equal') out.push(...gone.map((line) => ` ${line}`))
      else out.push(...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`))
    }
  }
  return out.map((line) => `${line}\n`).join('')
}

function changes(blocks: readonly MatchingBlock[], aLength: number, bLength: number): Change[] {
  const result: Change[] = []
  let [i, j] = [0, 0]
  for (const { a, b, size } of [...blocks, { a: aLength, b: bLength, size: 0 }]) {
    if (i < a || j < b) result.push({ kind: 'change', from: [i, a], to: [j, b] })
    if (size > 0) result.push({ kind: 'equal', from: [a, a + size], to: [b, b + size] })
    ;[i, j] = [a + size, b + size]
  }
  return result
}

/** Changes that are near each other, with the context around them. */
function groups(all: readonly Change[]): Change[][] {
  const result: Change[][] = []
  let group: Change[] = []
  for (const [index, change] of all.entries()) {
    if (change.kind === 'change') {
      group.push(change)
      continue
    }
    const [isFirst, isLast] = [index === 0, index === all.length - 1]
    const length = change.from[1] - change.from[0]
    const [head, tail] = [firstLines(change, CONTEXT), lastLines(change, CONTEXT)]
    if (isFirst) group.push(tail)
    else if (isLast) group.push(head)
    else if (length <= 2 * CONTEXT) group.push(change)
    else {
      result.push([...group, head])
      group = [tail]
    }
  }
  if (group.some((change) => change.kind === 'change')) result.push(group)
  return result
}

function firstLines({ from, to }: Change, count: number): Change {
  const size = Math.min(count, from[1] - from[0])
  return { kind: 'equal', from: [from[0], from[0] + size], to: [to[0], to[0] + size] }
}

function lastLines({ from, to }: Change, count: number): Change {
  const size = Math.min(count, from[1] - from[0])
  return { kind: 'equal', from: [from[1] - size, from[1]], to: [to[1] - size, to[1]] }
}

/** Where lines stand, counted from 1; an empty range is named by the line before it. */
function range(start: number, end: number): string {
  const length = end - start
  if (length === 1) return String(start + 1)
  return `${length === 0 ? start : start + 1},${length}`
}
