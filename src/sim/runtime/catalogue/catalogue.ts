import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import type { ProgramRequest } from '../program.ts'
import type { World } from '../world.ts'

/** What the catalogue says of a container's command: a program that it plays, or that the image holds no other program than the simulator's tools. */
export type CatalogueAnswer =
  | { readonly kind: 'program'; readonly code: (process: VirtualProcess) => Running<number> }
  | { readonly kind: 'nothing else' }

/** Looks a container's command up in the catalogue; undefined where neither image nor program is known. */
export function catalogueProgram(_world: World, request: ProgramRequest): CatalogueAnswer | undefined {
  return /^(docker\.io\/library\/|docker\.io\/)?(busybox|alpine|ubuntu|nginx)(:|$)/.test(request.image) &&
    request.commandGiven
    ? { kind: 'nothing else' }
    : undefined
}
