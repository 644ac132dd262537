import { expect, test } from 'vitest'
import { placeBeside } from './placeBeside.ts'

const window = { width: 1000, height: 600 }
const popup = { width: 200, height: 300 }

test('a popup stands under its trigger, aligned with its start or its end', () => {
  const trigger = { left: 400, right: 500, top: 10, bottom: 40 }
  expect(placeBeside(trigger, popup, window, 'start')).toMatchObject({ left: 400, top: 44 })
  expect(placeBeside(trigger, popup, window, 'end')).toMatchObject({ left: 300, top: 44 })
})

test('a popup never leaves the window at the sides', () => {
  expect(placeBeside({ left: 0, right: 50, top: 0, bottom: 30 }, popup, window, 'end').left).toBe(8)
  expect(placeBeside({ left: 950, right: 1000, top: 0, bottom: 30 }, popup, window, 'start').left).toBe(792)
})

test('where there is more room above, a popup that does not fit below stands above', () => {
  const trigger = { left: 400, right: 500, top: 550, bottom: 580 }
  expect(placeBeside(trigger, popup, window, 'start')).toEqual({
    left: 400,
    top: undefined,
    bottom: 54,
    maxHeight: 538,
  })
})

test('a popup higher than the room below scrolls', () => {
  const trigger = { left: 400, right: 500, top: 100, bottom: 130 }
  expect(placeBeside(trigger, { width: 200, height: 900 }, window, 'start')).toMatchObject({ top: 134, maxHeight: 458 })
})
