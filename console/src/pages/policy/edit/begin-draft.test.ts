import { expect, it } from 'vitest'
import { beginDraft } from './begin-draft'

const versionOf = (version: number) => ({ version, source: `# version ${version}` })
const asked = { name: 'a', kept: undefined, asked: undefined }

it('begins from the newest version, from the one that is asked for, or from nothing', () => {
  const versions = [versionOf(3), versionOf(2)]
  expect(beginDraft({ ...asked, versions }).draft).toEqual({ base: 3, since: 3, text: '# version 3' })
  expect(beginDraft({ ...asked, versions, asked: 2 }).draft).toEqual({ base: 2, since: 3, text: '# version 2' })
  const { base, since, text } = beginDraft({ ...asked, versions: [] }).draft
  expect([base, since]).toEqual([0, 0])
  expect(text).toContain('name: a')
})

it('remembers which version was the newest when it was begun', () => {
  const kept = { base: 3, since: 3, text: '# mine' }
  expect(beginDraft({ ...asked, kept, versions: [versionOf(4), versionOf(3)] })).toEqual({ draft: kept, clash: false })
})

it('does not write over a draft because the address asks for another version', () => {
  const kept = { base: 3, since: 3, text: '# mine' }
  const versions = [versionOf(3), versionOf(2)]
  expect(beginDraft({ ...asked, kept, versions, asked: 2 })).toEqual({ draft: kept, clash: true })
  expect(beginDraft({ ...asked, kept, versions, asked: 3 }).clash).toBe(false)
})
