import type { Container } from '../../api/types.ts'
import { globMatches } from '../../base/glob.ts'
import type { AttemptSpec, Scenario } from '../../scenario/scenario.ts'
import type { ImageFacts } from './images.ts'

/** The declared behaviour of a container, start by start: the scenario's first program that matches, else its image's where its own entrypoint runs. */
export function declaredAttempts(
  { programs }: Pick<Scenario, 'programs'>,
  pod: string,
  container: Container,
  image: ImageFacts,
): readonly AttemptSpec[] | undefined {
  const program = programs.find(
    (p) =>
      globMatches(p.container, container.name) &&
      globMatches(p.pod, pod) &&
      globMatches(p.image, container.image ?? ''),
  )
  if (program !== undefined) return program.attempts
  return container.command === undefined ? image.attempts : undefined
}
