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

/** What an expansion does with a parameter: the sign after its name; `length`, `slice` and `bad` have names. */
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
  /** The pieces, where expanding them takes no time: no substitution, and none of `${...}`'s operators. */
  readonly direct?: readonly DirectPart[]
}

/** A piece of a word that expands at once. */
export type DirectPart =
  | { readonly type: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly type: 'tilde'; readonly user: string }
  | PlainParameter
  | { readonly type: 'arithmetic'; readonly expression: DirectWord; readonly quoted: boolean }

/** A parameter without an operator that is one text. */
export type PlainParameter = ParameterPart & { readonly operator: '' }

/** A word that expands at once. */
export type DirectWord = Word & { readonly direct: readonly DirectPart[] }

/** Whether a word expands at once. */
export const isDirect = (candidate: Word): candidate is DirectWord => candidate.direct !== undefined

/** Whether a parameter has no operator and is one text: neither `$@` nor `$*`. */
export const isPlainParameter = (part: ParameterPart): part is PlainParameter =>
  part.operator === '' && part.name !== '@' && part.name !== '*'

/** `name=value` before a command. */
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

/** A simple command that expands at once. */
export interface DirectCommand {
  /** The name it calls; undefined where it only assigns. */
  readonly name: string | undefined
  readonly words: readonly DirectWord[]
  readonly assignments: readonly { readonly name: string; readonly value: DirectWord }[]
}

/** A command as it was parsed. */
export type Command =
  | {
      readonly type: 'simple'
      readonly assignments: readonly Assignment[]
      readonly words: readonly Word[]
      readonly redirections: readonly Redirection[]
      /** Where nothing of it takes time to expand and nothing is redirected: what it assigns and its words. */
      readonly direct?: DirectCommand
      /** Where it begins, counted from where its text does. */
      readonly line: number
    }
  | { readonly type: 'pipeline'; readonly commands: readonly Command[] }
  | { readonly type: 'not'; readonly command: Command }
  | { readonly type: 'and' | 'or'; readonly left: Command; readonly right: Command }
  | { readonly type: 'sequence'; readonly commands: readonly Command[] }
  | { readonly type: 'background'; readonly command: Command }
  | { readonly type: 'subshell'; readonly body: Command; readonly line: number }
  | {
      readonly type: 'redirected'
      readonly command: Command
      readonly redirections: readonly Redirection[]
      readonly line: number
    }
  | { readonly type: 'if'; readonly condition: Command; readonly then: Command; readonly otherwise?: Command }
  | { readonly type: 'while' | 'until'; readonly condition: Command; readonly body: Command }
  | {
      readonly type: 'for'
      readonly name: string
      readonly words?: readonly Word[]
      readonly body: Command
      readonly line: number
    }
  | { readonly type: 'case'; readonly word: Word; readonly items: readonly CaseItem[]; readonly line: number }
  | { readonly type: 'function'; readonly name: string; readonly body: Command }

/** One arm of `case`: its patterns and commands. */
export interface CaseItem {
  readonly patterns: readonly Word[]
  readonly body?: Command
}

/** A simple command as it may be expanded at once; undefined where a name is only known when it runs, or where something may have to be waited for. */
export function directCommand(
  words: readonly Word[],
  assignments: readonly Assignment[],
  redirections: readonly Redirection[],
): DirectCommand | undefined {
  const name = words[0]?.plain
  if (redirections.length > 0 || !words.every(isDirect)) return undefined
  if (words.length > 0 && (name === undefined || assignments.length > 0)) return undefined
  const direct: DirectCommand['assignments'][number][] = []
  for (const assignment of assignments) {
    const { value } = assignment
    if (!isDirect(value)) return undefined
    direct.push({ name: assignment.name, value })
  }
  return { name, words, assignments: direct }
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

/** What text may stand for other names than its own; a bracket needs its partner. */
const MAYBE_PATTERN = /[*?\\]|\[.*\]/s

/** Makes a word of its parts. */
export function word(parts: readonly WordPart[]): Word {
  const [only] = parts
  const direct = parts.every(isDirectPart) ? parts : undefined
  if (direct === undefined) return { parts }
  if (parts.length === 1 && only?.type === 'text' && (only.quoted || !MAYBE_PATTERN.test(only.text))) {
    return { parts, plain: only.text, direct }
  }
  return { parts, direct }
}

function isDirectPart(part: WordPart): part is DirectPart {
  switch (part.type) {
    case 'text':
    case 'tilde':
      return true
    case 'substitution':
      return false
    case 'arithmetic':
      return isDirect(part.expression)
    case 'parameter':
      return isPlainParameter(part)
  }
}
