import { expect, it } from 'vitest'
import { marksByDay } from './marks-by-day'

const mark = (at: string, kind: 'pivot' | 'ban' | 'event' | 'action' | 'raised') => ({
  at: `${at}T10:00:00.000Z`,
  kind,
  label: kind,
  chance: null,
})

it('gathers the marks of a day, pivots first, and counts those of a kind', () => {
  const marks = [
    mark('2026-03-02', 'event'),
    mark('2026-03-02', 'ban'),
    mark('2026-03-01', 'raised'),
    mark('2026-03-02', 'ban'),
    mark('2026-03-02', 'pivot'),
  ]
  expect(marksByDay(marks, ['2026-03-01', '2026-03-02'])).toEqual([
    { at: '2026-03-02', label: 'pivot, 2 × ban, event', kind: 'pivot' },
    { at: '2026-03-01', label: 'raised', kind: 'raised' },
  ])
})

it('leaves out days that are not drawn', () => {
  expect(marksByDay([mark('2026-05-01', 'ban')], ['2026-03-01'])).toEqual([])
})
