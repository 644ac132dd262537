import { CLUSTER_TEXT } from './dictionary1/clusterText.ts'
import { SCENARIO_TEXT } from './dictionary1/scenarioText.ts'
import { WORKLOAD_TEXT } from './dictionary1/workloadText.ts'

/**
 * What manifests and scenarios are mostly made of, for the compressor to point back to. A link's codec number names its
 * dictionary, so a published one never changes: a better one gets the next number. What is most frequent stands last,
 * where pointing back is cheapest.
 */
export const DICTIONARY_1 = CLUSTER_TEXT + SCENARIO_TEXT + WORKLOAD_TEXT
