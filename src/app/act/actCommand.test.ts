import { expect, test } from 'vitest'
import { type Action, actCommand } from './actCommand.ts'

const web = { name: 'web', namespace: 'default', containers: ['app'] }

test.each<[Action, string | undefined]>([
  [{ verb: 'deletePod', graceSeconds: '' }, 'kubectl delete pod web'],
  [{ verb: 'deletePod', graceSeconds: ' 5 ' }, 'kubectl delete pod web --grace-period=5'],
  [{ verb: 'deletePod', graceSeconds: '0' }, 'kubectl delete pod web --grace-period=0'],
  [{ verb: 'deletePod', graceSeconds: 'soon' }, undefined],
  [{ verb: 'killProcess', container: 'app', signal: '9' }, 'kill web app 9'],
  [{ verb: 'execCommand', container: 'app', command: 'touch /tmp/ready' }, 'exec web app touch /tmp/ready'],
  [{ verb: 'execCommand', container: 'app', command: '  ' }, undefined],
])('the action %j is written as %j', (action, run) => {
  expect(actCommand(web, action)).toBe(run)
})

test('a pod of another namespace is deleted there', () => {
  expect(actCommand({ ...web, namespace: 'shop' }, { verb: 'deletePod', graceSeconds: '' })).toBe(
    'kubectl delete pod web --namespace=shop',
  )
})
