import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Nothing is fetched from elsewhere and nothing is evaluated; Monaco and React Flow write styles of their own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Puts the policy into the built pages; the development server needs inline scripts of its own. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
}

export default defineConfig({
  // The pages work from any folder of any site.
  base: './',
  plugins: [react(), contentSecurityPolicy],
  resolve: {
    // monaco-yaml's worker manager imports a path of before Monaco 0.56
    alias: [{ find: /^monaco-editor\/esm\/vs\//, replacement: 'monaco-editor/' }],
  },
  worker: { format: 'es' },
  optimizeDeps: {
    include: ['monaco-yaml', 'monaco-yaml/yaml.worker.js'],
    entries: [
      'index.html',
      'embed.html',
      'src/views/editor/monaco.ts',
      'src/views/editor/*.worker.ts',
      'src/session/engine/*.worker.ts',
    ],
  },
  build: {
    outDir: 'dist/site',
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: fromRoot('index.html'), embed: fromRoot('embed.html') } },
  },
  server: { port: 5173 },
})
