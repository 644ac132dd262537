// Writes src/api/timeZones/zones.generated.json: the rule by which each IANA zone's clocks go from now on,
// read from the last line of the compiled zone files of this machine (RFC 8536, section 3.3).
// Usage: node tools/generateTimeZones.mjs [/usr/share/zoneinfo]
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = process.argv[2] ?? '/usr/share/zoneinfo'
const skipped = /^(posix|right|posixrules|localtime)(\/|$)/
const zonesByRule = new Map()

function visit(folder) {
  for (const entry of readdirSync(folder).sort()) {
    const path = join(folder, entry)
    const name = relative(root, path)
    if (skipped.test(name)) continue
    if (statSync(path).isDirectory()) {
      visit(path)
      continue
    }
    const bytes = readFileSync(path)
    if (bytes.subarray(0, 4).toString('latin1') !== 'TZif') continue
    const rule = bytes.toString('latin1').trimEnd().split('\n').at(-1)
    zonesByRule.set(rule, [...(zonesByRule.get(rule) ?? []), name])
  }
}

visit(root)
const rules = Object.fromEntries([...zonesByRule].sort().map(([rule, zones]) => [rule, zones.join(' ')]))
writeFileSync('src/api/timeZones/zones.generated.json', `${JSON.stringify(rules, null, 1)}\n`)
