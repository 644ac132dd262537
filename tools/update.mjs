#!/usr/bin/env node
// Regenerates what is generated: the schema from the API's types, the layouts of the state graphs, the golden stories.
import { execFileSync } from 'node:child_process'
import { build } from 'vite'

const run = (command, args, env = {}) =>
  execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })

run('node', ['tools/generateSchema.mjs'])
run('node', ['tools/generateTimeZones.mjs'])
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: 'tools/layoutCharts.ts',
    outDir: 'dist/tools',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'layoutCharts.mjs' } },
  },
})
run('node', ['dist/tools/layoutCharts.mjs'])
run('npx', ['vitest', 'run', 'src/sim/golden'], { UPDATE_GOLDENS: '1' })
run('npx', ['biome', 'check', '--write', '--log-level=error', 'src', 'tools'])
