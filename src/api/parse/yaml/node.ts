/** A document as a tree, each part with its place: offsets in the document's text, `end` exclusive. Models go-yaml v2 decode.go, node. */
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode

interface Placed {
  readonly start: number
  readonly end: number
}

/** A scalar, not yet resolved: what it means hangs on its tag and, unquoted, on its text. */
export interface ScalarNode extends Placed {
  readonly kind: 'scalar'
  readonly value: string
  /** In its long form; empty where there is none. */
  readonly tag: string
  /** Whether it stands without quotes, so that its text says its type. */
  readonly plain: boolean
}

/** A list. */
export interface SequenceNode extends Placed {
  readonly kind: 'sequence'
  readonly items: readonly YamlNode[]
}

/** Keys and values in their order, also those that are given twice. */
export interface MappingNode extends Placed {
  readonly kind: 'mapping'
  readonly pairs: readonly MappingPair[]
}

/** A key and its value. */
export interface MappingPair {
  readonly key: YamlNode
  readonly value: YamlNode
}

/** `*name`, with what the last `&name` before it marks. */
export interface AliasNode extends Placed {
  readonly kind: 'alias'
  readonly name: string
  readonly target: YamlNode
}

/** Whether a key is `<<`, which merges other mappings into its own. */
export function isMergeKey(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.plain || node.tag === 'tag:yaml.org,2002:merge')
}
