import type { KubernetesObject } from '../../api/types.ts'
import { fail, type KubectlCommand } from './context.ts'
import { createAndTell } from './createCommand.ts'
import { mergePatch } from './jsonPatch.ts'

/** `kubectl run`. Models kubectl/pkg/cmd/run/run.go (1.36). */
export const runCommand: KubectlCommand = (context) => {
  const { flags, namespace } = context
  const [name, ...args] = [...flags.positional, ...flags.rest]
  const image = flags.value('image')
  if (name === undefined) return fail(context, 'NAME is required for run')
  if (image === undefined) return fail(context, 'required flag(s) "image" not set')
  const labels = pairs(flags.values('labels').flatMap((text) => text.split(',')))
  const port = flags.value('port')
  const env = flags
    .values('env')
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
  const container = {
    name,
    image,
    ...(args.length === 0 ? {} : flags.value('command') === 'true' ? { command: args } : { args }),
    ...(env.length === 0 ? {} : { env }),
    ...(port === undefined ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(flags.on('stdin') ? { stdin: true, stdinOnce: true } : {}),
    ...(flags.on('tty') ? { tty: true } : {}),
    resources: {},
  }
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: labels ?? { run: name } },
    spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: flags.value('restart') ?? 'Always' },
  }
  const overrides = flags.value('overrides')
  let patch: unknown = {}
  try {
    patch = overrides === undefined ? {} : JSON.parse(overrides)
  } catch {
    return fail(context, 'Invalid JSON Patch')
  }
  return createAndTell(context, mergePatch(pod, patch) as KubernetesObject, '')
}

function pairs(texts: readonly string[]): Record<string, string> | undefined {
  if (texts.length === 0) return undefined
  return Object.fromEntries(texts.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]))
}
