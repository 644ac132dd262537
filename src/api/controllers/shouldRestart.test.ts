import { describe, expect, test } from 'vitest'
import { containerShouldRestart, shouldContainerBeRestarted } from './shouldRestart.ts'

describe('a container that left', () => {
  test.each([
    ['Always', 0, true],
    ['OnFailure', 0, false],
    ['OnFailure', 3, true],
    ['Never', 3, false],
  ])('under the policy %s with code %s is restarted: %s', (policy, exitCode, restarted) => {
    expect(containerShouldRestart(policy, {}, exitCode)).toBe(restarted)
    expect(containerShouldRestart(undefined, { restartPolicy: policy }, exitCode)).toBe(restarted)
  })

  test('follows the first of its rules that its code matches, before its policy', () => {
    const rules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }]
    const container = { restartPolicy: 'Never', restartPolicyRules: rules }
    expect(containerShouldRestart('Never', container, 42)).toBe(true)
    expect(containerShouldRestart('Always', container, 1)).toBe(false)
  })
})

describe('the kubelet', () => {
  test.each([
    [{ state: 'absent' }, true],
    [{ state: 'created' }, true],
    [{ state: 'unknown', exitCode: 0 }, true],
    [{ state: 'running' }, false],
    [{ state: 'exited', exitCode: 1 }, false],
  ] as const)('under Never finds a container %o and starts it: %s', (lastRun, started) => {
    expect(shouldContainerBeRestarted('Never', {}, lastRun, 'keep')).toBe(started)
  })

  test('starts nothing in a pod that is being deleted', () => {
    expect(shouldContainerBeRestarted('Always', {}, { state: 'absent' }, 'delete')).toBe(false)
  })
})
