import { expect, type Locator, type Page, test } from '@playwright/test'
import { encodeLink } from '../src/scenario/link/codec.ts'
import { Playground } from './playground.ts'

/** A pod whose container counts, complains, dies once and comes back; with an init container and one that waits for its image. */
const TALKER = `apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: talker}
spec:
  duration: 60s
  images: [{name: "busybox:*", present: true, cmd: [sh]}]
---
apiVersion: v1
kind: Pod
metadata: {name: talker}
spec:
  initContainers:
  - {name: setup, image: "busybox:1.36", command: [sh, -c, "echo set up"]}
  containers:
  - name: app
    image: busybox:1.36
    command: [sh, -c, "for i in 1 2 3; do echo line $i; sleep 2; done; echo giving up >&2; exit 3"]
  - {name: waits, image: "example.com/nothing:1"}
`

/** Moves the cursor; a phone has no button for it, but the key works everywhere. */
async function goTo(page: Page, time: string): Promise<void> {
  await page.keyboard.press('g')
  await page.getByRole('textbox', { name: 'Time, such as' }).fill(time)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The logs of the tables, as a person sees them. */
class LogsView {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'logs', exact: true }).click()
    await expect(this.panel).toBeVisible()
  }

  get panel(): Locator {
    return this.page.locator('.logs')
  }

  get lines(): Locator {
    return this.panel.locator('.logs-line')
  }

  async choose(label: string, option: string): Promise<void> {
    await this.panel.getByLabel(label, { exact: true }).selectOption({ label: option })
  }

  async search(text: string): Promise<void> {
    await this.panel.getByRole('searchbox', { name: 'Search the log' }).fill(text)
  }
}

const WIDTHS = [
  { device: 'a desktop', viewport: { width: 1440, height: 900 }, phone: false },
  { device: 'a phone', viewport: { width: 390, height: 844 }, phone: true },
]

for (const { device, viewport, phone } of WIDTHS) {
  test.describe(`the logs on ${device}`, () => {
    test.use({ viewport, hasTouch: phone })

    async function shown(page: Page): Promise<{ playground: Playground; logs: LogsView }> {
      const playground = new Playground(page)
      await playground.open(`/?view=tables#${encodeLink(TALKER)}`)
      await playground.shown()
      const logs = new LogsView(page)
      await logs.open()
      return { playground, logs }
    }

    test('follow the time, tell the streams and the attempts apart, and say how the container ended', async ({
      page,
    }) => {
      const { logs } = await shown(page)
      await goTo(page, '0:04')
      await expect(logs.lines).toHaveText([/line 1$/, /line 2$/])
      await goTo(page, '0:07.4')
      await expect(logs.lines).toHaveText([/line 1$/, /line 2$/, /line 3$/, /giving up$/])
      await expect(logs.panel.locator('.logs-line--stderr')).toHaveText([/giving up$/])
      await goTo(page, '0:15')
      await expect(logs.panel).toContainText('attempt 1')
      await expect(logs.panel).toContainText(/terminated: Error, exit code 3|is waiting: CrashLoopBackOff/)
      await logs.choose('Attempt', 'attempt 0')
      await expect(logs.lines).toHaveCount(4)
      await goTo(page, '0:04')
      await expect(logs.lines).toHaveCount(2)
    })

    test('show init containers and say why a container has written nothing', async ({ page }) => {
      const { logs } = await shown(page)
      await goTo(page, '0:10')
      await logs.choose('Container', 'setup (init)')
      await expect(logs.lines).toHaveText([/set up$/])
      await expect(logs.panel).toContainText('terminated: Completed, exit code 0')
      await logs.choose('Container', 'waits')
      await expect(logs.lines).toHaveCount(0)
      await expect(logs.panel).toContainText(/is waiting: (ErrImagePull|ImagePullBackOff)/)
    })

    test('are searched and copied, and a line leads to its time', async ({ page }) => {
      const { playground, logs } = await shown(page)
      await goTo(page, '0:07.4')
      await logs.search('LINE')
      await expect(logs.lines).toHaveCount(3)
      await expect(logs.panel.locator('mark')).toHaveText(['line', 'line', 'line'])
      await expect(logs.panel).toContainText('3 lines')
      await logs.panel.getByRole('button', { name: 'Copy' }).click()
      await expect(logs.panel).toContainText('Copied.')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('line 1\nline 2\nline 3\n')
      await logs.lines.nth(1).click()
      const before = await playground.cursor()
      expect(before).toBeGreaterThan(2000)
      expect(before).toBeLessThan(4000)
      await expect(logs.lines).toHaveCount(2)
    })

    test('fit the width', async ({ page }) => {
      const { logs } = await shown(page)
      await goTo(page, '0:16')
      await expect(logs.lines.first()).toBeVisible()
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect(wider).toBe(false)
    })
  })
}

test('a command that is run in a container tells its output and its exit code on the timeline', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open(`/?view=tables#${encodeLink(TALKER)}`)
  await playground.shown()
  await goTo(page, '0:04')
  await page.getByRole('button', { name: 'Act', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Run a command' }).click()
  await page.getByRole('combobox', { name: 'Container' }).selectOption('app')
  await page.getByRole('textbox', { name: 'Command' }).fill("sh -c 'echo looked; echo oh >&2; exit 3'")
  await page.getByRole('button', { name: /^Do it at/ }).click()
  await playground.shown()
  expect(await playground.text()).toContain('exec talker app sh -c')
  const timeline = page.getByRole('grid', { name: 'Timeline' })
  await expect(timeline).toContainText('looked')
  await expect(timeline).toContainText('oh')
  await expect(timeline).toContainText('exit code 3')
})
