/** How much of a family agrees when a real cluster is judged against itself, in percent. */
export interface Floor {
  readonly wholly: number
  readonly facets: number
}

const floor = (wholly: number, facets: number): Floor => ({ wholly, facets })

/** Each run of 1.36.3 judged against its other two, by family; `npm run conformance -- floor` measures it on the recordings that are here. */
export const NOISE_FLOOR: Readonly<Record<string, Floor>> = {
  admit: floor(100, 100),
  backoff: floor(75, 94.9),
  config: floor(88, 98.5),
  cron: floor(100, 100),
  deadline: floor(100, 100),
  deploy: floor(76, 98.3),
  ds: floor(78, 99.3),
  hook: floor(93, 97.9),
  image: floor(92, 97.7),
  init: floor(95, 98.2),
  job: floor(96, 99.9),
  misc: floor(96, 99.8),
  node: floor(98, 99.9),
  oom: floor(94, 98.1),
  probe: floor(94, 99.0),
  restart: floor(94, 99.5),
  rs: floor(92, 99.8),
  rules: floor(100, 100),
  sched: floor(92, 99.0),
  sidecar: floor(98, 99.7),
  starterr: floor(93, 99.1),
  static: floor(50, 94.4),
  story: floor(94, 99.8),
  sts: floor(58, 96.5),
  svc: floor(82, 99.0),
  term: floor(98, 99.5),
  verb: floor(83, 98.9),
  volume: floor(77, 94.9),
}

/** The same over all families. */
export const NOISE_FLOOR_TOTAL: Floor = floor(92, 98.6)
