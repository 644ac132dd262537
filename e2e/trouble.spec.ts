import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'
import { SLEEPER } from './scenarios.ts'

test('while YAML is broken the last version that parses stays', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(SLEEPER)
  const good = await playground.serializedTrace()
  await playground.paste(`${SLEEPER}bad: [1,\n`)
  await playground.runs('unreadable')
  await expect(page.getByText('Showing the last version that parses.')).toBeVisible()
  expect(await playground.serializedTrace()).toBe(good)
  await playground.simulate(SLEEPER)
  await expect(page.getByText('Showing the last version that parses.')).toHaveCount(0)
})

test('what the API server refuses is told in its words and the rest runs', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{port: 80800}]\n'
  await playground.simulate(`${SLEEPER}---\n${service}`)
  await expect(page.getByText(/must be between 1 and 65535, inclusive/).first()).toBeVisible()
  await playground.goTo('0:10')
  expect(await playground.getPods()).toContain('sleeper 1/1 Running')
})

test('on a phone the tab of the YAML says how many errors there are while another view is shown', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const playground = new Playground(page)
  await playground.open()
  const views = page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: 'YAML' }).click()
  await playground.simulate(SLEEPER.replace('containers:', 'contaners:'))
  await views.getByRole('button', { name: 'Timeline' }).click()
  await expect(views.getByRole('button', { name: 'YAML 1 error' })).toBeVisible()
})

const texts: readonly (readonly [string, string])[] = [
  ['of a wrong type', SLEEPER.replace('containers:', 'containers: 7\n  volumes:')],
  ['with an unknown kind', 'apiVersion: example.com/v1\nkind: Wonder\nmetadata: {name: a}\n'],
  ['that is no mapping', '- 1\n- 2\n'],
  ['that is prose', 'Hello, this is no manifest at all.\n'],
  ['with an unknown field of ours', 'apiVersion: podarium.dev/v1alpha1\nkind: Scenario\nspec: {speed: 3}\n'],
]
for (const [name, text] of texts) {
  test(`a text ${name} is answered with an error, not with silence`, async ({ page }) => {
    const playground = new Playground(page)
    await playground.open()
    await playground.paste(text)
    await expect(page.getByRole('button', { name: /\d+ errors?/ }).first()).toBeVisible({ timeout: 15_000 })
  })
}

test('an emptied editor offers examples', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(SLEEPER)
  await playground.paste('')
  await playground.runs('empty')
  await expect(page.getByRole('heading', { name: 'Paste a manifest, or start from an example.' })).toBeVisible()
})

test('a megabyte of YAML neither hangs the page nor is lost', async ({ page }) => {
  test.setTimeout(120_000)
  const playground = new Playground(page)
  await playground.open()
  const one = (n: number) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${n}}\ndata: {k: "${'x'.repeat(900)}"}\n`
  const text = Array.from({ length: 1050 }, (_, n) => one(n)).join('---\n')
  expect(text.length).toBeGreaterThan(1_000_000)
  await playground.paste(text)
  await expect.poll(() => page.evaluate(() => window.podarium.run), { timeout: 30_000 }).not.toBe('running')
  await expectResponsive(playground)
  await page.reload()
  await expect.poll(() => playground.text(), { timeout: 20_000 }).toBe(text)
})

test('a thousand pods neither hang the page nor go by in silence', async ({ page }) => {
  test.setTimeout(120_000)
  const playground = new Playground(page)
  await playground.open()
  await playground.paste(
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: many}
spec:
  replicas: 1000
  selector: {matchLabels: {app: many}}
  template:
    metadata: {labels: {app: many}}
    spec:
      containers:
      - {name: app, image: "busybox:1.36", command: [sleep, "3600"]}
`,
  )
  await expectResponsive(playground)
  await expect.poll(() => page.evaluate(() => window.podarium.run), { timeout: 40_000 }).toMatch(/shown|tooSlow/)
  await expectResponsive(playground)
  if ((await page.evaluate(() => window.podarium.run)) === 'tooSlow') {
    await expect(page.getByRole('alert').filter({ hasText: 'took longer than' })).toBeVisible()
  }
})

/** The page answers a person within two seconds. */
async function expectResponsive({ page }: Playground): Promise<void> {
  await page.getByRole('button', { name: 'Keys' }).click({ timeout: 5_000 })
  await expect(page.getByRole('dialog')).toBeVisible({ timeout: 2_000 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 2_000 })
}
