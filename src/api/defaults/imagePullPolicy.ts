const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*'
const HOST = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const DOMAIN = `${HOST}(?:\\.${HOST})*(?::[0-9]+)?`
const TAG = '[\\w][\\w.-]{0,127}'
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][0-9a-fA-F]{32,}'
const REFERENCE = new RegExp(
  `^(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*(?::(?<tag>${TAG}))?(?:@(?<digest>${DIGEST}))?$`,
)

/** The pull policy that an image's name asks for: the latest is always pulled. Models pkg/apis/core/v1/defaults.go, SetDefaults_Container. */
export function defaultImagePullPolicy(image: string | undefined): 'Always' | 'IfNotPresent' {
  const parts = REFERENCE.exec(image ?? '')?.groups
  if (!parts) return 'IfNotPresent'
  const tag = parts.tag ?? (parts.digest ? '' : 'latest')
  return tag === 'latest' ? 'Always' : 'IfNotPresent'
}
