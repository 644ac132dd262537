import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('cases/', import.meta.url)
/** A line that begins a case: its name, and for some when TERM comes (`#: name [term 1.5]`). */
const HEADER = /^#: (.*?)(?: \[term ([\d.]+)\])?$/

/** The scripts of the named topics; of all without names. Every file of the folder is a topic. */
export function readCases(topics) {
  const files = readdirSync(FOLDER).sort()
  return files
    .map((file) => file.replace(/\.sh$/, ''))
    .filter((topic) => topics.length === 0 || topics.includes(topic))
    .flatMap((topic) => casesOf(topic, readFileSync(new URL(`${topic}.sh`, FOLDER), 'utf8')))
}

function casesOf(topic, text) {
  const cases = []
  for (const line of text.split('\n')) {
    const header = HEADER.exec(line)
    if (header !== null) cases.push({ topic, name: header[1], term: header[2] && Number(header[2]), lines: [] })
    else cases.at(-1)?.lines.push(line)
  }
  return cases.map(({ lines, ...each }) => ({ ...each, script: lines.join('\n').trimEnd() }))
}
