/** A piece of a word. `quoted` pieces are neither split into fields nor matched against file names. */
export type WordPart =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly type: 'tilde'; readonly user: string }
  | ParameterPart
  | { readonly type: 'substitution'; readonly script: Script; readonly quoted: boolean }
  | { readonly type: 'arithmetic'; readonly expression: Word; readonly quoted: boolean }

/** `$name`, `${name-word}` and its kin. */
export interface ParameterPart {
  readonly type: 'parameter'
  readonly name: string
  readonly operator: ParameterOperator
  /** With a colon an empty value counts as unset. */
  readonly colon: boolean
  readonly word?: Word
  /** The replacement of `${name/pattern/replacement}`, the length of `${name:offset:length}`. */
  readonly second?: Word
  readonly quoted: boolean
}

export type ParameterOperator =
  | ''
  | 'length'
  | '-'
  | '='
  | '?'
  | '+'
  | '#'
  | '##'
  | '%'
  | '%%'
  | '/'
  | '//'
  | 'slice'
  | 'bad'

/** A word before expansion. */
export interface Word {
  readonly parts: readonly WordPart[]
  /** The text, where nothing in the word needs expansion. */
  readonly plain?: string
  /** Whether expanding it may take time (it holds a command substitution). */
  readonly slow: boolean
}

export interface Assignment {
  readonly name: string
  readonly value: Word
}

/** A redirection; `fd` is absent where the operator's own default holds. */
export type Redirection =
  | {
      readonly type: 'file'
      readonly fd: number
      readonly operator: '<' | '>' | '>>' | '<>' | '>|'
      readonly target: Word
    }
  | { readonly type: 'duplicate'; readonly fd: number; readonly target: Word }
  | { readonly type: 'both'; readonly target: Word }
  | { readonly type: 'hereDocument'; readonly fd: number; readonly body: { word: Word } }

/** A command as it was parsed. */
export type Command =
  | {
      readonly type: 'simple'
      readonly assignments: readonly Assignment[]
      readonly words: readonly Word[]
      readonly redirections: readonly Redirection[]
      readonly line: number
    }
  | { readonly type: 'pipeline'; readonly commands: readonly Command[] }
  | { readonly type: 'not'; readonly command: Command }
  | { readonly type: 'and' | 'or'; readonly left: Command; readonly right: Command }
  | { readonly type: 'sequence'; readonly commands: readonly Command[] }
  | { readonly type: 'background'; readonly command: Command }
  | { readonly type: 'subshell'; readonly body: Command }
  | { readonly type: 'redirected'; readonly command: Command; readonly redirections: readonly Redirection[] }
  | { readonly type: 'if'; readonly condition: Command; readonly then: Command; readonly otherwise?: Command }
  | { readonly type: 'while' | 'until'; readonly condition: Command; readonly body: Command }
  | { readonly type: 'for'; readonly name: string; readonly words?: readonly Word[]; readonly body: Command }
  | { readonly type: 'case'; readonly word: Word; readonly items: readonly CaseItem[] }
  | { readonly type: 'function'; readonly name: string; readonly body: Command }

export interface CaseItem {
  readonly patterns: readonly Word[]
  readonly body?: Command
}

/** What a command substitution runs; undefined: nothing at all. */
export type Script = Command | undefined

/** The shell's grammar was violated; the message is what it prints after "syntax error: ". */
export class ShellSyntaxError extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

/** Makes a word of its parts. */
export function word(parts: readonly WordPart[]): Word {
  const slow = parts.some(isSlow)
  const [only] = parts
  if (parts.length === 1 && only?.type === 'text' && (only.quoted || !/[*?[\\]/.test(only.text))) {
    return { parts, plain: only.text, slow }
  }
  return { parts, slow }
}

function isSlow(part: WordPart): boolean {
  switch (part.type) {
    case 'text':
    case 'tilde':
      return false
    case 'substitution':
      return true
    case 'arithmetic':
      return part.expression.slow
    case 'parameter':
      return part.word?.slow === true || part.second?.slow === true
  }
}
