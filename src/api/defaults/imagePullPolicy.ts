import { parseImageName } from '../imageName.ts'

/** The pull policy that an image's name asks for: the latest is always pulled. Models pkg/apis/core/v1/defaults.go, SetDefaults_Container. */
export function defaultImagePullPolicy(image: string | undefined): 'Always' | 'IfNotPresent' {
  const name = parseImageName(image ?? '')
  return name.ok && name.value.tag === 'latest' ? 'Always' : 'IfNotPresent'
}
