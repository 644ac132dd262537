import type { Draft } from '../defaults/draft.ts'
import type { Pod } from '../types.ts'
import { FieldPath } from '../validation/fieldPath.ts'
import { APPARMOR_CONTAINER, USE_APPARMOR } from '../validation/pod/podAnnotations.ts'
import { validateAppArmor } from '../validation/pod/securityContext.ts'
import { visitContainers } from '../validation/pod/visitContainers.ts'

type Profile = Draft<NonNullable<NonNullable<Draft<Pod>['spec']>['securityContext']>>['appArmorProfile']

/** The annotations of old name AppArmor profiles too; tells what is warned about. Models pkg/registry/core/pod/strategy.go, applyAppArmorVersionSkew. */
export function applyAppArmorAnnotations({ metadata, spec }: Draft<Pod>): readonly string[] {
  const annotations = metadata?.annotations
  if (!annotations || !spec || spec.os?.name === 'windows') return []
  const nowhere = new FieldPath('', [])
  const ofPod = spec.securityContext?.appArmorProfile
  return visitContainers(spec as NonNullable<Pod['spec']>, nowhere).flatMap(({ container }) => {
    const key = APPARMOR_CONTAINER + container.name
    const annotation = annotations[key]
    if (annotation === undefined || container.securityContext?.appArmorProfile) return []
    const profile = profileOf(annotation)
    const warning = [`metadata.annotations[${key}]: ${USE_APPARMOR}`]
    if (!profile || validateAppArmor(profile, nowhere).length > 0) return warning
    const { type, localhostProfile } = profile
    if (ofPod?.type === type && ofPod.localhostProfile === localhostProfile) return []
    const draft = container as Draft<typeof container>
    draft.securityContext = { ...draft.securityContext, appArmorProfile: profile }
    return warning
  })
}

function profileOf(annotation: string): Profile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' }
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' }
  const localhostProfile = /^localhost\/(.+)$/s.exec(annotation)?.[1]
  return localhostProfile === undefined ? undefined : { type: 'Localhost', localhostProfile }
}
