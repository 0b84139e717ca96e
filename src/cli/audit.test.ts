import { expect, it } from 'vitest'
import { renderVerification } from './audit.js'
import { runFake } from './fixtures/fake-cli.js'

it('hands over the files and says how far the proof reaches', async () => {
  const { status, out, calls } = await runFake([
    'audit',
    'verify',
    'log',
    '--checkpoints',
    'a',
    'b',
    '--trust',
    'key.pub',
  ])
  expect(calls).toEqual([
    ['verifyAudit', [{ entries_file: 'log', checkpoint_files: ['a', 'b'], key_files: ['key.pub'] }]],
  ])
  expect(status).toBe(0)
  expect(out).toContain('whole: 3 entries')
  expect(out).toContain('up to entry 2')
})

it('exits with 1 and names what is wrong', async () => {
  const found = {
    ok: false,
    entries: 3,
    checkpoints: 0,
    attested_to: 0,
    problems: [
      { seq: 2, what: 'altered' },
      { seq: 0, what: 'not a checkpoint' },
    ],
    problems_count: 5,
  }
  const { status, out } = await runFake(['audit', 'verify', 'log'], { jobs: { verifyAudit: async () => found } })
  expect(status).toBe(1)
  expect(out).toBe(renderVerification(found))
  expect(out).toContain('entry 2: altered\ncheckpoint: not a checkpoint\nand 3 more\n')
  expect(out).toContain('No trusted checkpoint was given')
})

it('asks for a file', async () => {
  const { status, err } = await runFake(['audit', 'verify'])
  expect(status).toBe(2)
  expect(err).toContain("missing required argument 'file'")
})
