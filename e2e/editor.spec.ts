import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'
import { SLEEPER } from './scenarios.ts'

const MISSPELLED = SLEEPER.replace('containers:', 'contianers:')

test('what is refused is marked at its place and told in the server’s words, and mended by one click', async ({
  page,
}) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(MISSPELLED)
  const words = 'strict decoding error: unknown field "spec.contianers"'
  await expect(playground.refusals).toContainText([words])
  expect(await playground.markedTexts('error')).toEqual(['contianers'])
  await playground.editor.getByText('contianers', { exact: true }).hover()
  await expect(playground.hover).toContainText(words)
  await playground.editor.getByText('Did you mean containers?').click()
  await expect.poll(() => playground.text()).toBe(SLEEPER)
  await playground.shown()
  await expect(playground.refusals).toHaveCount(0)
})

test('an object of a namespace that is not there is offered the manifest that makes it', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(SLEEPER.replace('name: sleeper', 'name: sleeper, namespace: team'))
  await expect(playground.refusals).toContainText('namespaces "team" not found')
  await playground.editor.getByText('Add a manifest for namespace team').click()
  await expect.poll(() => playground.text()).toContain('kind: Namespace')
  await playground.shown()
  await expect(playground.refusals).toHaveCount(0)
})

test('errors and what would mend them are in a list for the keyboard', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(`${SLEEPER}---\napiVersion: v1\nkind: Deployment\nmetadata: {name: web}\n`)
  const line = SLEEPER.split('\n').length + 2
  const told = playground.notes.getByRole('button', { name: `line ${line}: no matches for kind "Deployment"` })
  await told.focus()
  await page.keyboard.press('Tab')
  await expect(playground.notes.getByRole('button', { name: 'Did you mean apps/v1?' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => playground.text()).toContain('apiVersion: apps/v1\nkind: Deployment')
})

test('errors and warnings are told apart', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(
    `${SLEEPER}  nodeSelector: {beta.kubernetes.io/os: linux}\n  nodeSelector: {beta.kubernetes.io/os: linux}\n`,
  )
  expect(await playground.markedTexts('warning')).toContain('nodeSelector')
  expect(await playground.markedTexts('error')).toEqual([])
  await expect(page.getByRole('button', { name: /^2 warnings/ })).toBeVisible()
})

test('a text that is no YAML is told of in kubectl’s words, on its line', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.paste('apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n')
  await playground.runs('unreadable')
  await expect(playground.refusals).toContainText([
    'error converting YAML to JSON: yaml: line 4: found character that cannot start any token',
  ])
  await page.getByRole('button', { name: /^1 error/ }).click()
  await page.keyboard.press('Shift+End')
  await page.keyboard.type('  name: web')
  await playground.runs('shown')
})

test('an update that the server refuses is told at the command that asked for it', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  const command = `    run: |
      kubectl apply -f - <<END
      apiVersion: v1
      kind: Pod
      metadata: {name: sleeper}
      spec: {restartPolicy: Never}
      END
`
  const head =
    'apiVersion: podarium.dev/v1alpha1\nkind: Scenario\nmetadata: {name: update}\nspec:\n  timeline:\n  - at: 5s\n'
  await playground.simulate(`${head}${command}---\n${SLEEPER}`)
  await expect(playground.refusals).toContainText(['pod updates may not change fields other than'])
  await expect(playground.refusals).not.toContainText(['Not created'])
})
