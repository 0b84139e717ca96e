import { expect, it } from 'vitest'
import { isSameView, parseViews, VIEWS_MAX, withoutView, withView } from './saved-views'

it('reads what it wrote', () => {
  const views = [{ name: 'Large', search: { accounts: 100, sort: '-accounts' } }]
  expect(parseViews(JSON.stringify(views))).toEqual(views)
})

it('leaves out what is no view, and parts of a view that are none', () => {
  for (const text of [null, '', '{', '7', '{"name":"x"}', '[1,null,{"name":""},{"name":"x","search":null}]'])
    expect(parseViews(text)).toEqual([])
  expect(parseViews('[{"name":"x","search":{"status":"nonsense","confidence":"0.9","q":"pay"}}]')).toEqual([
    { name: 'x', search: { confidence: 0.9, q: 'pay' } },
  ])
})

it('keeps one view a name, and no more than its bound', () => {
  const first = { name: 'a', search: { q: 'one' } }
  const again = { name: 'a', search: { q: 'two' } }
  expect(withView([first, { name: 'b', search: {} }], again)).toEqual([{ name: 'b', search: {} }, again])
  const many = Array.from({ length: VIEWS_MAX }, (_, n) => ({ name: String(n), search: {} }))
  expect(withView(many, first)).toHaveLength(VIEWS_MAX)
  expect(withView(many, first).at(-1)).toEqual(first)
  expect(withoutView([first], 'a')).toEqual([])
})

it('knows a view again by what it shows', () => {
  expect(isSameView({ q: 'x', status: 'open' }, { status: 'open', q: 'x' })).toBe(true)
  expect(isSameView({ q: 'x' }, { q: 'x', status: 'open' })).toBe(false)
})
