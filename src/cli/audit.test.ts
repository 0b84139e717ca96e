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
    whole: false,
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

it('does not call a log broken whose checkpoints cannot be used', async () => {
  const unused = {
    ok: false,
    whole: true,
    entries: 1,
    checkpoints: 0,
    attested_to: 0,
    problems: [{ seq: 1, what: 'a checkpoint is signed by the unknown key 0123' }],
    problems_count: 1,
  }
  const run = (found: object) =>
    runFake(['audit', 'verify', 'log'], { jobs: { verifyAudit: async () => ({ ...unused, ...found }) } })
  const { status, out } = await run({})
  expect(status).toBe(1)
  expect(out).toContain('The log is whole: 1 entry. But 1 checkpoint could not be used:\n')
  expect(out).toContain('--trust')
  expect((await run({ whole: false })).out).toContain('The log is not whole: 1 problem in 1 entry.')
  expect((await run({ ok: true, checkpoints: 1 })).out).toContain('1 trusted checkpoint vouches for it')
})

it('asks for a file', async () => {
  const { status, err } = await runFake(['audit', 'verify'])
  expect(status).toBe(2)
  expect(err).toContain("missing required argument 'file'")
})
