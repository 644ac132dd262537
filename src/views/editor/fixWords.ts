import type { Fix } from '../../api/diagnostics.ts'

/** The words of each kind of mending. */
export interface FixStrings {
  readonly meant: (word: string) => string
  readonly createNamespace: (name: string) => string
}

/** What is offered to be done. */
export function fixWords(strings: FixStrings, fix: Fix): string {
  switch (fix.kind) {
    case 'meant':
      return strings.meant(fix.replacement)
    case 'createNamespace':
      return strings.createNamespace(fix.namespace)
  }
}
