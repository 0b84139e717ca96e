import { afterEach, expect, it, vi } from 'vitest'
import { copyText } from './copy-text'

afterEach(() => vi.unstubAllGlobals())

it('copies where the browser lets it', async () => {
  const copied: string[] = []
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
  expect(await copyText('sw_token')).toBe(true)
  expect(copied).toEqual(['sw_token'])
})

it('selects the text where a page has no clipboard, as over plain HTTP', async () => {
  const selectAllChildren = vi.fn()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('getSelection', () => ({ selectAllChildren }))
  const shown = {} as Element
  expect(await copyText('sw_token', shown)).toBe(false)
  expect(selectAllChildren).toHaveBeenCalledWith(shown)
})
