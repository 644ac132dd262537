import { describe, expect, test } from 'vitest'
import { ok } from '../../../base/result.ts'
import type { Draft } from '../../defaults/draft.ts'
import type { CreateOptions } from '../../request/create.ts'
import { generateJobSelector } from '../../strategy/generateJobSelector.ts'
import type { Job } from '../../types.ts'
import { complaints, manifest } from '../testObjects.ts'

const pod = { restartPolicy: 'Never', containers: [{ name: 'a', image: 'x' }] }
/** As the server does: the labels and the selector are there before the Job is looked at. */
const admit: CreateOptions['admit'] = (object) => {
  generateJobSelector(object as Draft<Job>, 'uid-1')
  return ok(object)
}
const job = (spec: object, metadata: object = { name: 'web' }) =>
  complaints(manifest('batch/v1', 'Job', { template: { spec: pod }, ...spec }, metadata), { admit })
const cron = (spec: object, metadata?: object) => {
  const jobTemplate = { spec: { template: { spec: pod } } }
  return complaints(manifest('batch/v1', 'CronJob', { schedule: '0 3 * * *', jobTemplate, ...spec }, metadata))
}
const failurePolicy = (rule: object, more: object = {}) => job({ podFailurePolicy: { rules: [rule] }, ...more })
const codes = (onExitCodes: object) =>
  failurePolicy({ action: 'Count', onExitCodes: { operator: 'In', values: [1], ...onExitCodes } })
const INDEXED = { completionMode: 'Indexed', completions: 3 }

describe('a Job with', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ backoffLimit: -1 }, ['spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0']],
    [
      { completionMode: 'Indexed', parallelism: 2 },
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    [
      { completionMode: 'Sorted' },
      ['spec.completionMode: Unsupported value: "Sorted": supported values: "NonIndexed", "Indexed"'],
    ],
    [
      { backoffLimitPerIndex: 1, maxFailedIndexes: 1 },
      [
        'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
        'spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode',
      ],
    ],
    [
      { ...INDEXED, maxFailedIndexes: 5 },
      [
        'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
        'spec.maxFailedIndexes: Invalid value: 5: must be less than or equal to completions',
      ],
    ],
    [
      { ...INDEXED, completions: 200_000, parallelism: 20_000, backoffLimitPerIndex: 1 },
      [
        'spec.maxFailedIndexes: Required value: must be specified when completions is above 100000',
        'spec.parallelism: Invalid value: 20000: must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index',
      ],
    ],
    [{ managedBy: 'me' }, [expect.stringContaining('spec.managedBy: Invalid value: "me": must be a domain-prefixed')]],
    [{ managedBy: '' }, ['spec.managedBy: Required value']],
    [{ managedBy: `a.b/${'x'.repeat(63)}` }, ['spec.managedBy: Too long: may not be more than 63 bytes']],
    [
      { managedBy: 'a.b/c d' },
      [expect.stringContaining('spec.managedBy: Invalid value: "c d": Invalid path (regex used for validation is')],
    ],
    [
      { podReplacementPolicy: 'Never' },
      ['spec.podReplacementPolicy: Unsupported value: "Never": supported values: "Failed", "TerminatingOrFailed"'],
    ],
    [
      { template: { spec: { ...pod, restartPolicy: 'Always' } } },
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      { template: { spec: { ...pod, restartPolicy: 'Sometimes' } } },
      [
        expect.stringContaining('supported values: "Always", "OnFailure", "Never"'),
        expect.stringContaining('supported values: "OnFailure", "Never"'),
      ],
    ],
    [{ successPolicy: {} }, ['spec.successPolicy: Invalid value: {"Rules":null}: requires indexed completion mode']],
    [
      { ...INDEXED, successPolicy: { rules: [{}, { succeededIndexes: '0-5', succeededCount: 1 }] } },
      [
        'spec.successPolicy.rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified',
        'spec.successPolicy.rules[1].succeededIndexes: Invalid value: "0-5": error parsing succeededIndexes: too large index: "5"',
        'spec.successPolicy.rules[1].succeededCount: Invalid value: 1: must be less than or equal to 0 (the number of indexes in the specified succeededIndexes field)',
      ],
    ],
    [{ ...INDEXED, successPolicy: {} }, [expect.stringContaining('spec.successPolicy.rules: Required value')]],
  ])('%j', (spec, expected) => {
    expect(job(spec)).toEqual(expected)
  })

  test.each([
    ['0,2', []],
    ['2,0', ['non-increasing order, previous: 2, current: 0']],
    ['1-1', ['non-increasing order, previous: 1, current: 1']],
    ['0-1-2', [expect.stringContaining('the fragment "0-1-2" violates')]],
    ['a', ['cannot convert string to integer for index: "a"']],
  ])('the indexes %s: %j', (succeededIndexes, expected) => {
    const told = job({ ...INDEXED, successPolicy: { rules: [{ succeededIndexes }] } })
    expect(told.map((text) => text.replace(/^.*error parsing succeededIndexes: /, ''))).toEqual(expected)
  })

  test('a name that leaves no room for an index', () => {
    const name = 'a'.repeat(62)
    expect(job(INDEXED, { name })).toEqual([
      `metadata.name: Invalid value: "${name}": will not able to create pod with invalid DNS label: ${name}-2`,
    ])
  })
})

describe('a failure policy with', () => {
  test.each<[object, unknown[]]>([
    [{ operator: 'Equals' }, [expect.stringContaining('Unsupported value: "Equals": supported values: "In", "NotIn"')]],
    [{ operator: '' }, [expect.stringContaining('operator: Required value: valid values: ["In" "NotIn"]')]],
    [{ values: [] }, [expect.stringContaining('values: Invalid value: []: at least one value is required')]],
    [{ values: undefined }, [expect.stringContaining('values: Invalid value: null: at least one value is required')]],
    [{ values: [0] }, [expect.stringContaining('values[0]: Invalid value: 0: must not be 0 for the In operator')]],
    [
      { values: [2, 1, 1] },
      [expect.stringContaining('values[2]: Duplicate value: 1'), expect.stringContaining('[2,1,1]: must be ordered')],
    ],
    [{ containerName: 'b' }, [expect.stringContaining('containerName: Invalid value: "b": must be one of')]],
  ])('exit codes %j', (onExitCodes, expected) => {
    expect(codes(onExitCodes)).toEqual(expected)
  })

  test.each<[object, unknown[]]>([
    [
      { onPodConditions: [{ type: 'a b', status: 'Perhaps' }] },
      [
        'spec.podFailurePolicy.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]',
        expect.stringContaining('onPodConditions[0].type: Invalid value: "a b"'),
        expect.stringContaining('status: Unsupported value: "Perhaps": supported values: "False", "True", "Unknown"'),
      ],
    ],
    [
      { action: 'FailIndex' },
      [
        expect.stringContaining('action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set'),
        expect.stringContaining('rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is'),
      ],
    ],
  ])('%j', (rule, expected) => {
    expect(failurePolicy(rule)).toEqual(expected)
  })

  test('pods that are restarted in place', () => {
    const rule = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }
    const template = { spec: { ...pod, restartPolicy: 'OnFailure' } }
    expect(failurePolicy(rule, { template, podReplacementPolicy: 'TerminatingOrFailed' })).toEqual([
      'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
      'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
    ])
  })
})

describe('labels and selector', () => {
  test('labels of one’s own stay, and must be those that the server would give', () => {
    const labels = { 'job-name': 'other' }
    expect(job({ template: { metadata: { labels }, spec: pod } })).toEqual([
      expect.stringMatching(/^spec\.template\.metadata\.labels\[job-name\]: Invalid value: \{.*\}: must be 'web'$/),
    ])
  })

  test('a selector of one’s own is none that was generated', () => {
    expect(job({ selector: { matchLabels: { z: 'b' } } })).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"batch.kubernetes.io/controller-uid":"uid-1","z":"b"}}: `selector` not auto-generated',
      expect.stringContaining('spec.template.metadata.labels: Invalid value: '),
    ])
  })

  test('a Job that takes care of its selector itself needs one', () => {
    expect(job({ manualSelector: true })).toEqual([
      'spec.selector: Required value',
      'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
    ])
  })
})

describe('a CronJob with', () => {
  test.each<[object, unknown[]]>([
    [{}, []],
    [{ schedule: 'every day' }, [expect.stringContaining('spec.schedule: Invalid value: "every day"')]],
    [{ schedule: '' }, ['spec.schedule: Required value']],
    [
      { concurrencyPolicy: 'forbid' },
      ['spec.concurrencyPolicy: Unsupported value: "forbid": supported values: "Allow", "Forbid", "Replace"'],
    ],
    [
      { timeZone: 'Mars/Olympus', startingDeadlineSeconds: -1 },
      [
        'spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0',
        'spec.timeZone: Invalid value: "Mars/Olympus": unknown time zone Mars/Olympus',
      ],
    ],
    [{ timeZone: '' }, ['spec.timeZone: Invalid value: "": timeZone must be nil or non-empty string']],
    [{ timeZone: '../UTC' }, ['spec.timeZone: Invalid value: "../UTC": unknown time zone ../UTC']],
    [{ timeZone: 'Local' }, [expect.stringContaining('must be an explicit time zone')]],
    [
      { timeZone: 'local' },
      [expect.stringContaining('must be an explicit time zone'), expect.stringContaining('unknown time zone local')],
    ],
    [
      {
        jobTemplate: {
          spec: { selector: { matchLabels: { a: 'b' } }, manualSelector: true, template: { spec: pod } },
        },
        failedJobsHistoryLimit: -1,
      },
      [
        'spec.jobTemplate.spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: `selector` will be auto-generated',
        'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"',
        'spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
      ],
    ],
  ])('%j', (spec, expected) => {
    expect(cron(spec)).toEqual(expected)
  })

  test('a name that leaves no room for a time', () => {
    const name = 'a'.repeat(53)
    expect(cron({}, { name })).toEqual([`metadata.name: Invalid value: "${name}": must be no more than 52 characters`])
  })
})
