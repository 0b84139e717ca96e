import { expect, it } from 'vitest'
import { groupMarks } from './group-marks'

const STEPS = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-04T00:00:00.000Z']
const TO = '2026-03-05T00:00:00.000Z'
const mark = (at: string, label: string) => ({ at, kind: 'model_released', label, count: 1 })

it('puts marks of one step under one number, in the order of time', () => {
  const marks = [
    mark('2026-03-02T23:59:59Z', 'late'),
    mark('2026-03-01T00:00:00Z', 'first'),
    mark('2026-03-02T01:00:00Z', 'early'),
  ]
  expect(
    groupMarks(marks, STEPS, TO).map(({ number, step, marks }) => [number, step, marks.map(({ label }) => label)]),
  ).toEqual([
    [1, STEPS[0], ['first']],
    [2, STEPS[1], ['late', 'early']],
  ])
})

it('leaves out what lies before the first step and after the last', () => {
  expect(groupMarks([mark('2026-02-28T23:59:59Z', 'before'), mark(TO, 'after')], STEPS, TO)).toEqual([])
  expect(groupMarks([mark('2026-03-01T00:00:00Z', 'any')], [], null)).toEqual([])
})
