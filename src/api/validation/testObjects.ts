import { type CreateOptions, prepareCreate } from '../request/create.ts'

const OPTIONS: CreateOptions = { kubernetesVersion: '1.36', featureGates: {} }

/** A manifest of a kind, with a name unless its metadata says otherwise. */
export function manifest(apiVersion: string, kind: string, spec: object, metadata: object = { name: 'web' }): object {
  return { apiVersion, kind, metadata, spec }
}

/** A pod of one container; `container` and `spec` are laid over what is valid. */
export function podWith(container: object, spec: object = {}, metadata?: object): object {
  return manifest('v1', 'Pod', { containers: [{ name: 'app', image: 'nginx', ...container }], ...spec }, metadata)
}

/** What the server complains about, each as `field: message`; empty where it accepts the object. */
export function complaints(value: object, options: Partial<CreateOptions> = {}): string[] {
  const prepared = prepareCreate(value, { ...OPTIONS, ...options })
  if (prepared.ok) return []
  const { causes, message } = prepared.error
  return causes.length === 0 ? [message] : causes.map((cause) => `${cause.field}: ${cause.message}`)
}

/** What the server complains about, without the long explanations of what a name is made of. */
export function briefly(value: object, options: Partial<CreateOptions> = {}): string[] {
  return complaints(value, options).map((line) => line.replace(/ must consist of.*$/s, ' …'))
}
