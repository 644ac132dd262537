import type { Mark } from './mark.ts'
import type { MappingPair, YamlNode } from './node.ts'
import { Scanner } from './scanner.ts'
import type { Dialect } from './scanQuoted.ts'
import type { Token } from './token.ts'
import { syntaxError, YamlError } from './yamlError.ts'

/** How deep a document may be nested here; go-yaml itself stops at 10,000. */
const DEEPEST = 1000

type Kind = Token['kind']
/** What comes where a key or a value of a block mapping is missing. */
const AFTER_NO_NODE: readonly Kind[] = ['key', 'value', 'blockEnd']
/** What stands before a node: its anchor and its tag, and where the last of them ends. */
interface Properties {
  readonly anchor?: string
  readonly tag: string
  readonly end?: Mark
}

const NO_PROPERTIES: Properties = { tag: '' }

type Context = 'block' | 'flow' | 'blockOrIndentless'

/** Reads the first document of a text; undefined where there is none. Throws a YamlError. Models go-yaml v2 parserc.go, and decode.go, parser. */
export function parseYaml(text: string, dialect: Dialect): YamlNode | undefined {
  return new Parser(text, dialect).document()
}

class Parser {
  private readonly scanner: Scanner
  private readonly text: string
  private readonly anchors = new Map<string, YamlNode>()
  private readonly handles = new Map<string, string>()
  private depth = 0

  constructor(text: string, dialect: Dialect) {
    this.text = text
    this.scanner = new Scanner(text, dialect)
  }

  document(): YamlNode | undefined {
    if (this.at('streamEnd')) return undefined
    const explicit = this.at('version', 'tagDirective', 'documentStart')
    this.directives()
    if (!explicit) return this.ended(this.node('block'))
    if (!this.at('documentStart')) throw this.error('did not find expected <document start>')
    this.scanner.take()
    const empty = this.at('version', 'tagDirective', 'documentStart', 'documentEnd', 'streamEnd')
    return this.ended(empty ? emptyScalar(this.scanner.peek().start) : this.node('block'))
  }

  /** What follows a document's root is looked at, and no further. */
  private ended(root: YamlNode): YamlNode {
    this.scanner.peek()
    return root
  }

  private directives(): void {
    let versioned = false
    for (;;) {
      const token = this.scanner.peek()
      if (token.kind === 'version') {
        if (versioned) throw this.error('found duplicate %YAML directive')
        if (token.version !== '1.1') throw this.error('found incompatible YAML document')
        versioned = true
      } else if (token.kind === 'tagDirective') {
        if (this.handles.has(token.handle)) throw this.error('found duplicate %TAG directive')
        this.handles.set(token.handle, token.prefix)
      } else {
        break
      }
      this.scanner.take()
    }
    if (!this.handles.has('!')) this.handles.set('!', '!')
    if (!this.handles.has('!!')) this.handles.set('!!', 'tag:yaml.org,2002:')
  }

  private node(context: Context): YamlNode {
    const first = this.scanner.peek()
    if (first.kind === 'alias') {
      this.scanner.take()
      const target = this.anchors.get(first.name)
      const { start, end } = spanOf(first)
      if (target === undefined) throw new YamlError(`yaml: unknown anchor '${first.name}' referenced`, start)
      return { kind: 'alias', name: first.name, target, start, end }
    }
    if (++this.depth > DEEPEST) throw new YamlError(`yaml: exceeded max depth of ${DEEPEST}`, first.start.offset)
    const node = this.content(context, this.properties(), first.start)
    this.depth--
    return node
  }

  private properties(): Properties {
    if (!this.at('anchor', 'tag')) return NO_PROPERTIES
    let anchor: string | undefined
    let tag = ''
    let end: Mark | undefined
    const seen = new Set<Kind>()
    for (let token = this.scanner.peek(); !seen.has(token.kind); token = this.scanner.peek()) {
      if (token.kind === 'anchor') anchor = token.name
      else if (token.kind === 'tag') tag = this.tagOf(token.handle, token.suffix, token.start)
      else break
      seen.add(token.kind)
      end = token.end
      this.scanner.take()
    }
    return { ...(anchor === undefined ? {} : { anchor }), tag, ...(end === undefined ? {} : { end }) }
  }

  private tagOf(handle: string, suffix: string, mark: Mark): string {
    if (handle === '') return suffix
    const prefix = this.handles.get(handle)
    if (prefix === undefined) throw syntaxError('parser', 'found undefined tag handle', mark)
    return prefix + suffix
  }

  private content(context: Context, { anchor, tag, end }: Properties, from: Mark) {
    const token = this.scanner.peek()
    const start = from.offset
    // An anchor is known inside what it marks.
    const marked = <T extends YamlNode>(node: T): T => {
      if (anchor !== undefined) this.anchors.set(anchor, node)
      return node
    }
    const sequence = (items: YamlNode[], fill: (items: YamlNode[]) => number): YamlNode => {
      const node = marked({ kind: 'sequence', items, start, end: start })
      return Object.assign(node, { end: Math.max(fill(items), token.end.offset) })
    }
    const mapping = (pairs: MappingPair[], fill: (pairs: MappingPair[]) => number): YamlNode => {
      const node = marked({ kind: 'mapping', pairs, start, end: start })
      return Object.assign(node, { end: Math.max(fill(pairs), token.end.offset) })
    }
    switch (token.kind) {
      case 'scalar': {
        this.scanner.take()
        const plain = (tag === '' && token.style === 'plain') || tag === '!'
        const written = this.text.slice(start, token.end.offset).trimEnd()
        return marked({ kind: 'scalar', value: token.value, tag, plain, start, end: start + written.length })
      }
      case 'flowSequenceStart':
        return sequence([], (items) => this.flowSequence(items))
      case 'flowMappingStart':
        return mapping([], (pairs) => this.flowMapping(pairs))
      case 'blockEntry':
        if (context === 'blockOrIndentless') return sequence([], (items) => this.indentlessSequence(items))
        break
      case 'blockSequenceStart':
        if (context !== 'flow') return sequence([], (items) => this.blockSequence(items))
        break
      case 'blockMappingStart':
        if (context !== 'flow') return mapping([], (pairs) => this.blockMapping(pairs))
        break
      default:
    }
    if (end === undefined) throw this.error('did not find expected node content')
    return marked({ kind: 'scalar', value: '', tag, plain: tag === '', start, end: end.offset } as const)
  }

  private blockSequence(items: YamlNode[]): number {
    this.scanner.take()
    while (this.at('blockEntry')) items.push(this.entry(['blockEntry', 'blockEnd'], 'block'))
    if (!this.at('blockEnd')) throw this.error("did not find expected '-' indicator")
    this.scanner.take()
    return items.at(-1)?.end ?? 0
  }

  private indentlessSequence(items: YamlNode[]): number {
    while (this.at('blockEntry')) items.push(this.entry(['blockEntry', 'key', 'value', 'blockEnd'], 'block'))
    return items.at(-1)?.end ?? 0
  }

  private blockMapping(pairs: MappingPair[]): number {
    this.scanner.take()
    for (;;) {
      // A value may stand without a key only behind another key's.
      if (this.at('key')) {
        const key = this.entry(AFTER_NO_NODE, 'blockOrIndentless')
        const none = this.at('value') ? undefined : emptyScalar(this.scanner.peek().start, key.end)
        const value = none ?? this.entry(AFTER_NO_NODE, 'blockOrIndentless')
        pairs.push({ key, value })
      } else if (this.at('blockEnd')) {
        this.scanner.take()
        return pairs.at(-1)?.value.end ?? 0
      } else {
        throw this.error('did not find expected key')
      }
    }
  }

  private flowSequence(items: YamlNode[]): number {
    this.scanner.take()
    for (let first = true; !this.at('flowSequenceEnd'); first = false) {
      if (!first) this.expectEntry("did not find expected ',' or ']'")
      if (this.at('key')) items.push(this.singlePair())
      else if (!this.at('flowSequenceEnd')) items.push(this.node('flow'))
      else break
    }
    return this.scanner.take().end.offset
  }

  /** `[a: b]` stands for `[{a: b}]`. */
  private singlePair(): YamlNode {
    const { offset } = this.scanner.take().start
    let key: YamlNode
    if (this.at('value', 'flowEntry', 'flowSequenceEnd')) key = emptyScalar(this.scanner.take().end)
    else key = this.node('flow')
    const value = this.flowValue('flowSequenceEnd')
    return { kind: 'mapping', pairs: [{ key, value }], start: offset, end: Math.max(value.end, key.end) }
  }

  private flowMapping(pairs: MappingPair[]): number {
    this.scanner.take()
    for (let first = true; !this.at('flowMappingEnd'); first = false) {
      if (!first) this.expectEntry("did not find expected ',' or '}'")
      if (this.at('key')) {
        this.scanner.take()
        const none = this.at('value', 'flowEntry', 'flowMappingEnd')
        const key = none ? emptyScalar(this.scanner.peek().start) : this.node('flow')
        pairs.push({ key, value: this.flowValue('flowMappingEnd') })
      } else if (!this.at('flowMappingEnd')) {
        const key = this.node('flow')
        pairs.push({ key, value: emptyScalar(this.scanner.peek().start, key.end) })
      } else {
        break
      }
    }
    return this.scanner.take().end.offset
  }

  private flowValue(closing: 'flowSequenceEnd' | 'flowMappingEnd'): YamlNode {
    if (this.at('value')) {
      this.scanner.take()
      if (!this.at('flowEntry', closing)) return this.node('flow')
    }
    return emptyScalar(this.scanner.peek().start)
  }

  private expectEntry(problem: string): void {
    if (!this.at('flowEntry')) throw this.error(problem)
    this.scanner.take()
  }

  /** What follows an indicator: a node, or nothing where one of the kinds comes next. */
  private entry(nothing: readonly Kind[], context: Context): YamlNode {
    const { end } = this.scanner.take()
    return nothing.includes(this.scanner.peek().kind) ? emptyScalar(end) : this.node(context)
  }

  private at(a: Kind, b?: Kind, c?: Kind, d?: Kind, e?: Kind): boolean {
    const { kind } = this.scanner.peek()
    return kind === a || kind === b || kind === c || kind === d || kind === e
  }

  private error(problem: string): YamlError {
    return syntaxError('parser', problem, this.scanner.peek().start)
  }
}

const spanOf = ({ start, end }: Token) => ({ start: start.offset, end: end.offset })

const emptyScalar = (mark: Mark, offset = mark.offset): YamlNode => ({
  ...{ kind: 'scalar', value: '', tag: '', plain: true, start: offset, end: offset },
})
