import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { simulate } from '../sim/simulate.ts'
import type { Host } from './host.ts'

/** The command line's real world. */
export const nodeHost: Host = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  read: (path) => readFileSync(path === '-' ? 0 : path, 'utf8'),
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  },
  filesBelow: (folder, endings) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => endings.some((ending) => path.endsWith(ending)))
      .sort()
      .map((path) => join(folder, path)),
  clock: () => performance.now(),
  simulate,
}
