import { readFileSync } from 'node:fs'

/** What a built page loads before anything is asked for: the scripts and styles that its HTML names. */
function firstLoad(page) {
  const html = readFileSync(`dist/site/${page}`, 'utf8')
  return [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => `dist/site/${path}`)
}

export default [
  { name: 'playground, before editor, graph and engine', path: firstLoad('index.html'), limit: '200 kB', gzip: true },
  { name: 'embed, before graph and engine', path: firstLoad('embed.html'), limit: '150 kB', gzip: true },
  { name: 'engine (worker)', path: 'dist/site/assets/simulation.worker-*.js', limit: '370 kB', gzip: true },
]
