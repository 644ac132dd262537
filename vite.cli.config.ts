import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

// The command line as one file that runs on Node 20 without node_modules.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    rolldownOptions: {
      output: { entryFileNames: 'podarium.mjs', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
  ssr: { noExternal: true },
  plugins: [{ name: 'executable', writeBundle: ({ dir = '.' }) => chmodSync(join(dir, 'podarium.mjs'), 0o755) }],
})
