import { err, ok, type Result } from '../base/result.ts'
import { goQuote } from './goText/goQuote.ts'

/** An image's name in full; `tag` and `digest` are empty where the name has none. */
export interface ImageName {
  readonly repository: string
  readonly tag: string
  readonly digest: string
}

const DEFAULT_REGISTRY = 'docker.io'
const OLD_DEFAULT_REGISTRY = 'index.docker.io'
const OFFICIAL = 'library/'
const DEFAULT_TAG = 'latest'
const MAX_REPOSITORY = 255
const INVALID = 'invalid reference format'

const DOMAIN_PART = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const DOMAIN = `(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const PATH_PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const NAME = `(?:${DOMAIN}/)?${PATH_PART}(?:/${PATH_PART})*`
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'
const REFERENCE = new RegExp(`^(${NAME})(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(${DIGEST}))?$`)
const IDENTIFIER = /^[a-f0-9]{64}$/
const DIGEST_FORMAT = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

/** Reads an image's name as the kubelet does: short names are Docker Hub's, a name with neither tag nor digest means latest. Models pkg/util/parsers/parsers.go, ParseImageName (1.36). */
export function parseImageName(image: string): Result<ImageName, string> {
  const refused = (why: string) => err(`couldn't parse image name ${goQuote(image)}: ${why}`)
  if (IDENTIFIER.test(image)) {
    return refused(`invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`)
  }
  const { domain, rest } = splitDomain(image)
  const path = rest.split(':', 1)[0] ?? ''
  if (path.toLowerCase() !== path) return refused(`${INVALID}: repository name (${path}) must be lowercase`)

  const reference = `${domain}/${rest}`
  const [, repository, tag = '', digest = ''] = REFERENCE.exec(reference) ?? []
  if (repository === undefined) {
    return refused(REFERENCE.test(reference.toLowerCase()) ? 'repository name must be lowercase' : INVALID)
  }
  if (repository.length - domain.length - 1 > MAX_REPOSITORY) {
    return refused(`repository name must not be more than ${MAX_REPOSITORY} characters`)
  }
  const wrong = digest === '' ? undefined : digestError(digest)
  if (wrong !== undefined) return refused(wrong)
  return ok({ repository, tag: tag === '' && digest === '' ? DEFAULT_TAG : tag, digest })
}

function splitDomain(image: string): { domain: string; rest: string } {
  const slash = image.indexOf('/')
  const first = image.slice(0, Math.max(slash, 0))
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  const named = isDomain ? first : DEFAULT_REGISTRY
  const domain = named === OLD_DEFAULT_REGISTRY ? DEFAULT_REGISTRY : named
  const rest = isDomain ? image.slice(slash + 1) : image
  return { domain, rest: domain === DEFAULT_REGISTRY && !rest.includes('/') ? OFFICIAL + rest : rest }
}

function digestError(digest: string): string | undefined {
  const colon = digest.indexOf(':')
  const length = DIGEST_LENGTHS[digest.slice(0, colon)]
  const hex = digest.slice(colon + 1)
  const wrongFormat = 'invalid checksum digest format'
  if (length === undefined) return DIGEST_FORMAT.test(digest) ? 'unsupported digest algorithm' : wrongFormat
  if (hex.length !== length) return 'invalid checksum digest length'
  return /^[a-f0-9]+$/.test(hex) ? undefined : wrongFormat
}
