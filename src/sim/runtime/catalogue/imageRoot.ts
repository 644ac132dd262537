import { baseImage, programFile } from '../files/baseImage.ts'
import { type Directory, directory, regularFile } from '../files/fileNode.ts'
import type { ImageFacts } from '../images.ts'
import type { CatalogueEntry } from './entry.ts'
import { catalogueEntry } from './families.ts'
import { systemOf, systemPrograms } from './systemPrograms.ts'
import { ENTRYPOINT_SCRIPT, INIT_PROGRAM } from './wrappers.ts'

/** The root of a container fresh from its image: that of the catalogue, else busybox's. */
export function imageRoot(image: string, source: ImageFacts['source']): Directory {
  const root = baseImage()
  const entry = source === 'catalogue' ? catalogueEntry(image) : undefined
  if (entry !== undefined) furnish(root, entry, image)
  return root
}

/** Puts the programs of an image in place of those that every root has. */
function furnish(root: Directory, entry: CatalogueEntry, image: string): void {
  const { system, bash } = systemOf(entry, image)
  const bin = directoryAt(root, ['bin'])
  bin.entries.clear()
  // distributions keep all their programs in one directory of several names
  const usr = directoryAt(root, ['usr'])
  root.entries.set('sbin', bin)
  for (const name of ['bin', 'sbin']) usr.entries.set(name, bin)
  directoryAt(usr, ['local', 'bin']).entries.clear()
  root.entries.delete('agnhost')
  const put = (name: string, tool: string): void => {
    const file = programFile(tool)
    const parts = name
      .replace(/^\.\//, '')
      .split('/')
      .filter((part) => part !== '')
    const last = parts.pop() ?? ''
    if (name.includes('/'))
      directoryAt(root, name.startsWith('/') ? parts : [...partsOf(entry.workingDir), ...parts]).entries.set(last, file)
    else for (const dir of [bin, directoryAt(usr, ['local', 'bin'])]) dir.entries.set(last, file)
  }
  const own = (kind: string, list: readonly { readonly names: readonly string[] }[] = []): void => {
    for (const [i, { names }] of list.entries()) for (const name of names) put(name, `${kind} ${i}`)
  }
  for (const [name, tool] of systemPrograms(system)) bin.entries.set(name, programFile(tool))
  if (bash) bin.entries.set('bash', programFile('bash'))
  else bin.entries.delete('bash')
  for (const [name, tool] of Object.entries(entry.tools ?? {})) put(name, tool)
  own('client', entry.clients)
  own('task', entry.tasks)
  own('interpreter', entry.interpreters)
  own('service', entry.services)
  for (const word of entry.entrypoint ?? []) {
    if (INIT_PROGRAM.test(word)) put(word, 'init')
    else if (ENTRYPOINT_SCRIPT.test(word) && !isService(entry, word)) put(word, 'entrypoint')
  }
  directoryAt(root, partsOf(entry.workingDir))
  for (const { webRoot } of entry.services ?? [])
    if (webRoot !== undefined)
      directoryAt(root, partsOf(webRoot)).entries.set('index.html', regularFile(welcomePage(entry)))
}

const isService = (entry: CatalogueEntry, word: string): boolean =>
  (entry.services ?? []).some(({ names }) => names.includes(word))

const welcomePage = ({ repositories }: CatalogueEntry): string =>
  repositories[0] === 'nginx' ? '<h1>Welcome to nginx!</h1>\n' : '<html><body><h1>It works!</h1></body></html>\n'

const partsOf = (path = ''): string[] => path.split('/').filter((part) => part !== '')

function directoryAt(root: Directory, parts: readonly string[]): Directory {
  let at = root
  for (const part of parts) {
    const next = at.entries.get(part)
    const made = next?.kind === 'directory' ? next : directory()
    if (made !== next) at.entries.set(part, made)
    at = made
  }
  return at
}
