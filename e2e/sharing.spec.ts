import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'
import { EXEC_LIVENESS, SLEEPER } from './scenarios.ts'

test('a shared link gives a stranger the same trace, byte for byte', async ({ page, browser }) => {
  const mine = new Playground(page)
  await mine.open()
  await mine.simulate(EXEC_LIVENESS)
  const link = await mine.shareLink()
  expect(link.length).toBeLessThan(2000)
  const stranger = await browser.newContext()
  const theirs = new Playground(await stranger.newPage())
  await theirs.open(link)
  await theirs.shown()
  expect(await theirs.serializedTrace()).toBe(await mine.serializedTrace())
  await stranger.close()
})

test('opening a link keeps the own text, and leads back to it', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  const link = await playground.shareLink()
  await playground.simulate(SLEEPER)
  await playground.open('about:blank').catch(() => {})
  await playground.open(link)
  await playground.shown()
  expect(await playground.text()).toBe(EXEC_LIVENESS)
  await page.getByRole('button', { name: 'Back to your own' }).click()
  await expect.poll(() => playground.text()).toBe(SLEEPER)
  await playground.shown()
})

test('what was typed survives a reload', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(SLEEPER)
  await page.reload()
  await playground.shown()
  expect(await playground.text()).toBe(SLEEPER)
})

test.describe('a link that is', () => {
  const links: readonly (readonly [string, string])[] = [
    ['cut off', '1:AAAA'],
    ['no link', 'section-2'],
    ['of another version', '99:eJwDAAAAAAE'],
    ['hostile', `1:${'A'.repeat(30_000)}`],
    ['far too long', `1:${'A'.repeat(100_000)}`],
    ['full of markup', '<img src=x onerror=alert(1)>'],
  ]
  for (const [name, fragment] of links) {
    test(`${name} is told, and leaves everything as it was`, async ({ page }) => {
      const playground = new Playground(page)
      await playground.open()
      await playground.simulate(SLEEPER)
      await playground.page.goto('about:blank')
      await playground.open(`/#${fragment}`)
      await expect(page.getByRole('alert').filter({ hasText: /link/i })).toBeVisible()
      await playground.shown()
      expect(await playground.text()).toBe(SLEEPER)
    })
  }
})

test('the page to embed draws the scenario of its link and does not start by itself', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  const fragment = new URL(await playground.shareLink()).hash
  await page.setViewportSize({ width: 760, height: 420 })
  await page.goto(`/embed.html?t=40&view=yaml,timeline,graph${fragment}`)
  await playground.shown()
  await expect(page.locator('canvas').first()).toBeVisible()
  await expect(page.getByText('livenessProbe:').first()).toBeVisible()
  await expect(page.getByText('terminating').first()).toBeVisible()
  expect(await playground.cursor()).toBe(40_000)
  await page.waitForTimeout(500)
  expect(await playground.cursor()).toBe(40_000)
  const open = page.getByRole('link', { name: 'Open in playground' })
  expect(await open.getAttribute('href')).toContain(fragment)
})
