import type { Mark } from './mark.ts'

/** How a scalar was written. */
export type ScalarStyle = 'plain' | 'quoted' | 'block'

/** What the scanner hands to the parser. Models go-yaml v2 yamlh.go, yaml_token_t. */
export type Token =
  | { readonly kind: Structure; readonly start: Mark; readonly end: Mark }
  | { readonly kind: 'alias' | 'anchor'; readonly name: string; readonly start: Mark; readonly end: Mark }
  | { readonly kind: 'tag'; readonly handle: string; readonly suffix: string; readonly start: Mark; readonly end: Mark }
  | { readonly kind: 'version'; readonly version: string; readonly start: Mark; readonly end: Mark }
  | {
      readonly kind: 'tagDirective'
      readonly handle: string
      readonly prefix: string
      readonly start: Mark
      readonly end: Mark
    }
  | {
      readonly kind: 'scalar'
      readonly value: string
      readonly style: ScalarStyle
      readonly start: Mark
      readonly end: Mark
    }

/** Tokens that say no more than that they are there. */
export type Structure =
  | 'streamEnd'
  | 'documentStart'
  | 'documentEnd'
  | 'blockSequenceStart'
  | 'blockMappingStart'
  | 'blockEnd'
  | 'flowSequenceStart'
  | 'flowSequenceEnd'
  | 'flowMappingStart'
  | 'flowMappingEnd'
  | 'blockEntry'
  | 'flowEntry'
  | 'key'
  | 'value'
