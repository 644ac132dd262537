import { expect, test } from '@playwright/test'
import { total } from '../conformance/judge/families.ts'
import { percent } from '../conformance/judge/percent.ts'
import noiseFloor from '../conformance/noiseFloor.json' with { type: 'json' }
import ratchet from '../conformance/ratchet.json' with { type: 'json' }
import { familiesOf } from '../conformance/ratchet.ts'
import { Playground } from './playground.ts'

test('the page tells how true it is by the committed figures, by its button and by its link', async ({ page }) => {
  const playground = new Playground(page)
  await playground.open()
  const newest = familiesOf(ratchet, '1.36')
  const sum = total(newest.values())
  const floor = total(Object.values(noiseFloor))
  const byButton = await playground.truth()
  await expect(byButton).toContainText(
    `${percent(sum.agreeing, sum.facets)} %${sum.agreeing} of ${sum.facets} · real cluster ${percent(floor.agreeing, floor.facets)} %`,
  )
  const probes = newest.get('probe') ?? sum
  await expect(byButton.getByRole('row', { name: /^Probes/ })).toContainText(`${probes.wholly} of ${probes.scenarios}`)
  const cron = ratchet.tables['cron-next']
  await expect(byButton.getByRole('row', { name: /^Next runs of CronJobs/ })).toContainText(
    `${cron.agreeing} of ${cron.cases}`,
  )
  await byButton.getByRole('radio', { name: '1.34.4' }).click()
  const older = familiesOf(ratchet, '1.34').get('probe') ?? sum
  await expect(byButton.getByRole('row', { name: /^Probes/ })).toContainText(`${older.wholly} of ${older.scenarios}`)
  await page.keyboard.press('Escape')
  await expect(byButton).toHaveCount(0)
  await page.goto('/?view=truth&lang=zh')
  await expect(page.getByRole('dialog', { name: '有多真实？' })).toContainText(`${sum.agreeing} / ${sum.facets}`)
})
