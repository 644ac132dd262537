import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Playground } from './playground.ts'
import { EXEC_LIVENESS } from './scenarios.ts'

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

for (const [name, size] of Object.entries(SIZES)) {
  for (const theme of ['dark', 'light'] as const) {
    test(`nothing on a ${name} in ${theme} keeps anybody out, as far as a machine can tell`, async ({ page }) => {
      await page.setViewportSize(size)
      const playground = new Playground(page)
      await playground.open(`/?theme=${theme}`)
      await expectNoBarriers(playground)
      await page.getByRole('button', { name: /^A liveness probe that fails/ }).click()
      await playground.shown()
      await page.waitForTimeout(500)
      await expectNoBarriers(playground)
    })
  }
}

test('the dialogs and menus keep nobody out', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.openExample('A liveness probe that fails after 30 s')
  for (const open of ['Share', 'Embed', 'How true is this?', 'Keys', 'Examples', 'Go to']) {
    await page
      .getByRole('button', { name: open, exact: open === 'Keys' })
      .first()
      .click()
    await page.waitForTimeout(200)
    await expectNoBarriers(playground)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0)
  }
})

test('keys play, step, jump and change the speed, but not while a text field has the focus', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.simulate(EXEC_LIVENESS)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).hover()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  const first = await playground.cursor()
  expect(first).toBeGreaterThan(0)
  await page.keyboard.press('.')
  await page.keyboard.press(',')
  expect(await playground.cursor()).toBe(first)
  await page.keyboard.press('End')
  expect(await playground.cursor()).toBe(150_000)
  await page.keyboard.press('+')
  await expect(page.getByRole('radio', { name: '60×' })).toBeChecked()
  await page.keyboard.press('-')
  await expect(page.getByRole('radio', { name: '10×', exact: true })).toBeChecked()
  await page.keyboard.press('g')
  await page.keyboard.type('0:45')
  await page.keyboard.press('Enter')
  expect(await playground.cursor()).toBe(45_000)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.keyboard.press('Space')
  const stopped = await playground.cursor()
  expect(stopped).toBeGreaterThan(45_000)
  const text = await playground.text()
  await playground.editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('# , . g e')
  expect(await playground.cursor()).toBe(stopped)
  expect(await playground.text()).toBe(`${text}# , . g e`)
})

test('F6 goes through all areas and back', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  await playground.openExample('A liveness probe that fails after 30 s')
  await playground.editor.waitFor()
  await expect(page.getByRole('button', { name: /^syncing/ }).first()).toBeVisible()
  const area = () => page.evaluate(() => document.activeElement?.closest('[data-area]')?.getAttribute('data-area'))
  const there: (string | null | undefined)[] = []
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('F6')
    there.push(await area())
  }
  expect(new Set(there).size).toBe(7)
  await page.keyboard.press('Shift+F6')
  expect(await area()).toBe(there[5])
})

async function expectNoBarriers({ page }: Playground): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
