import { defineConfig } from 'vite'

// The conformance run as one file that runs on Node 20.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'conformance/run.ts',
    outDir: 'dist/conformance',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'conformance.mjs', codeSplitting: false } },
  },
  ssr: { noExternal: true },
})
