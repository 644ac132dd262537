#!/usr/bin/env node
// Finds Chromium for the browser tests, or installs Debian's package. CHROMIUM names another binary.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const wanted = process.env.CHROMIUM ?? '/usr/bin/chromium'

if (existsSync(wanted)) {
  console.log(`Chromium: ${execFileSync(wanted, ['--version'], { encoding: 'utf8' }).trim()}`)
} else if (process.env.CHROMIUM !== undefined) {
  console.error(`CHROMIUM names ${wanted}, which does not exist.`)
  process.exit(1)
} else {
  console.log('Chromium is missing; installing the Debian package.')
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo']
  const apt = (...args) => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args]
    execFileSync(command, rest, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  } catch {
    console.error(
      'The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.',
    )
    process.exit(1)
  }
}
