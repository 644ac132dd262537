import type { Aliases } from './aliases.ts'

/** What in messages differs from run to run, and what stands for it. Applied in this order. */
const RULES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/10\.\d+\.\d+\.\d+/g, '<ip>'],
  [/\b[0-9a-f]{32}\b/g, '<uid>'],
  [/<(uid|id)-\d+>/g, '<$1>'],
  [/<ip>:\d{5}->/g, '<ip>:<port>->'],
  [/\b\d+(\.\d+)?(ms|s|µs)\b( \(\d+(\.\d+)?(ms|s) including waiting\))/g, '<duration>'],
  [/ (on node|to) node-\d+\b/g, ' $1 <node>'],
  // the name of a pod that its owner could not create
  [/(~\d+)-[bcdfghjklmnpqrstvwxz2-9]{5}\b/g, '$1-#'],
  [/kube-api-access-\w{5}/g, 'kube-api-access-<x>'],
  [/failed to start exec "[^"]+"/g, 'failed to start exec "<id>"'],
]

/** A message in which names, addresses, ids and durations no longer tell the runs apart. */
export function cleanText(text: string, aliases: Aliases): string {
  return RULES.reduce((cleaned, [pattern, mark]) => cleaned.replace(pattern, mark), aliases.replaceIn(text))
}
