import { expect, type Locator, type Page } from '@playwright/test'
import type { PodariumWindow } from '../src/app/shell/exposeForTests.ts'

declare global {
  interface Window {
    readonly podarium: PodariumWindow
  }
}

/** The playground in a browser: what a person does with it, and what can be read from it. */
export class Playground {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(address = '/'): Promise<void> {
    await this.page.goto(address)
    await expect(this.page.getByRole('button', { name: 'Share' })).toBeVisible()
  }

  /** Opens an example by its title and waits until it is shown. */
  async openExample(title: string): Promise<void> {
    await this.page.keyboard.press('e')
    await this.page.getByRole('menuitem', { name: title }).click()
    await this.shown()
  }

  get editor(): Locator {
    return this.page.locator('.monaco-editor').first()
  }

  /** What is refused, below its lines. */
  get refusals(): Locator {
    return this.editor.locator('.editor-refusal')
  }

  /** What the editor tells of the place under the pointer. */
  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible')
  }

  /** What the lines brought about, as a list for the keyboard. */
  get notes(): Locator {
    return this.page.getByRole('list', { name: 'What the lines brought about' })
  }

  /** The words that are underlined as errors or warnings, in their order. */
  async markedTexts(severity: 'error' | 'warning'): Promise<string[]> {
    const marks = this.editor.locator(severity === 'error' ? '.editor-squiggle' : '.editor-underline')
    return (await marks.allTextContents()).map((text) => text.trim())
  }

  /** Replaces what is in the editor by a paste. */
  async paste(yaml: string): Promise<void> {
    await this.editor.waitFor()
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), yaml)
    await this.editor.click()
    await this.page.keyboard.press('Control+A')
    // An empty clipboard pastes nothing.
    await this.page.keyboard.press(yaml === '' ? 'Delete' : 'Control+V')
    await expect.poll(() => this.text()).toBe(yaml)
  }

  /** Pastes a scenario and waits for its trace. */
  async simulate(yaml: string): Promise<void> {
    await this.paste(yaml)
    await this.shown()
  }

  /** Waits until the trace is of the text. */
  async shown(): Promise<void> {
    await this.runs('shown')
  }

  async runs(run: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => window.podarium.run), { timeout: 20_000 }).toBe(run)
  }

  text(): Promise<string> {
    return this.page.evaluate(() => window.podarium.text)
  }

  cursor(): Promise<number> {
    return this.page.evaluate(() => window.podarium.cursor)
  }

  async serializedTrace(): Promise<string> {
    const text = await this.page.evaluate(() => window.podarium.serializedTrace)
    if (text === undefined) throw new Error('there is no trace yet: wait for shown() first')
    return text
  }

  /** Moves the cursor by the Go to dialog. */
  async goTo(time: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Go to' }).click()
    await this.page.getByRole('textbox', { name: 'Time, such as' }).fill(time)
    await this.page.getByRole('button', { name: 'Go', exact: true }).click()
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** The link that the Share dialog offers. */
  async shareLink(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click()
    const link = await this.page.getByRole('textbox', { name: 'Link' }).inputValue()
    await this.page.keyboard.press('Escape')
    return link
  }

  /** Opens the figures on how true it is. */
  async truth(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'How true is this?' }).click()
    const figures = this.page.getByRole('dialog', { name: 'How true is this?' })
    await expect(figures).toBeVisible()
    return figures
  }

  /** Does something at the cursor through the Act menu. */
  async act(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Act', exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
    await this.page.getByRole('button', { name: /^Do it at/ }).click()
    await expect(this.page.getByRole('dialog')).toHaveCount(0)
  }

  /** What kubectl would print for the pods at the cursor: the table of the tables' view. */
  async getPods(): Promise<string> {
    const tables = this.page.getByRole('region', { name: 'Tables', exact: true })
    return (await tables.getByRole('region').first().innerText()).replaceAll(/\s+/g, ' ').trim()
  }

  /** When a container's restart count first reached a number, in milliseconds. */
  firstRestart(count: number): Promise<number | undefined> {
    return this.page.evaluate((wanted) => {
      const { trace } = window.podarium
      if (trace === undefined) return undefined
      for (let record = 0; record < trace.records.kind.length; record++) {
        if (trace.records.kind[record] !== 0) continue
        const object = trace.revisions[trace.records.row[record] ?? 0]?.object as
          | { status?: { containerStatuses?: { restartCount: number }[] } }
          | undefined
        if (object?.status?.containerStatuses?.some((status) => status.restartCount >= wanted) === true) {
          return trace.records.time[record]
        }
      }
      return undefined
    }, count)
  }

  /** Everything that the trace holds up to an instant, as text. */
  pastUntil(time: number): Promise<string> {
    return this.page.evaluate((until) => {
      const { trace } = window.podarium
      if (trace === undefined) return ''
      const seen: unknown[] = []
      for (let record = 0; record < trace.records.time.length; record++) {
        if ((trace.records.time[record] ?? 0) >= until) break
        const row = trace.records.row[record] ?? 0
        const kind = trace.records.kind[record]
        seen.push([
          trace.records.time[record],
          kind,
          kind === 0 ? trace.revisions[row] : kind === 1 ? trace.events[row] : row,
        ])
      }
      return JSON.stringify(seen)
    }, time)
  }
}
