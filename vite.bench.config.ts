import { defineConfig } from 'vite'

// The measurements as one file that runs on Node 20.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'bench/run.ts',
    outDir: 'dist/bench',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'bench.mjs', codeSplitting: false } },
  },
  ssr: { noExternal: true },
})
