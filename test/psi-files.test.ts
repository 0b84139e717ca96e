import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCommand } from './interop/start-stillwatch.js'

const token = (n: number): string => createHmac('sha256', 'of the community').update(String(n)).digest('hex')
const tokens = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => token(from + n))
const TERMS = ['--community', 'lab', '--epoch', '2026-Q2']

/** A process for each step, as two operators would have. */
async function psi(...args: string[]): Promise<{ code: number | null; output: string }> {
  const program = startCommand(['psi', ...args], {})
  await once(program.child, 'close')
  return { code: program.child.exitCode, output: program.output() }
}

const PURPOSE = 'defence against distillation: to find the operators that both of us saw'

describe('private matching by files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillwatch-psi-'))
  const [ours, theirs] = ['ours', 'theirs'].map((name) => (file: string) => join(folder, name, file)) as [
    (file: string) => string,
    (file: string) => string,
  ]
  const config = join(folder, 'settings.json')
  const askAlone = (out: string, ...more: string[]) =>
    psi(
      'request',
      ours('tokens'),
      ...TERMS,
      '--as',
      'A',
      '--purpose',
      PURPOSE,
      '--out',
      ours(out),
      '--config',
      config,
      ...more,
    )
  const ask = (out: string, ...more: string[]) => askAlone(out, '--approved-by', 'A. Second', ...more)
  const respond = (request: string, out: string, ...more: string[]) =>
    psi(
      'respond',
      ours(request),
      '--tokens',
      theirs('tokens'),
      ...TERMS,
      '--out',
      theirs(out),
      '--config',
      config,
      ...more,
    )
  const resolve = (answer: string, request: string, out: string) =>
    psi('resolve', theirs(answer), '--private', ours(`${request}.private`), '--out', ours(out))

  beforeAll(() => {
    for (const side of ['ours', 'theirs']) mkdirSync(join(folder, side))
    writeFileSync(ours('tokens'), tokens(0, 30).join('\n'))
    writeFileSync(theirs('tokens'), `${tokens(20, 60).join('\r\n')}\r\n`)
    writeFileSync(config, JSON.stringify({ sharing: { psi: { answers_per_day: 2 } } }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('finds what both have, and tells each side what it learns', async () => {
    const alone = await askAlone('request.json')
    expect(alone).toMatchObject({ code: 1, output: expect.stringContaining('nobody approved it') })
    expect(existsSync(ours('request.json'))).toBe(false)
    const asked = await ask('request.json')
    expect(asked).toMatchObject({ code: 0, output: expect.stringContaining('Who answers learns how many') })
    expect(statSync(ours('request.json.private')).mode & 0o777).toBe(0o600)
    const refused = await respond('request.json', 'answer.json')
    expect(refused).toMatchObject({
      code: 1,
      output: expect.stringMatching(/nobody approved it.*\n.*\n.*which of its own/),
    })
    expect(existsSync(theirs('answer.json'))).toBe(false)
    const answered = await respond('request.json', 'answer.json', '--approved-by', 'B. Second')
    expect(answered).toMatchObject({ code: 0, output: expect.stringContaining('asked about (30)') })
    const sent = readFileSync(ours('request.json'), 'utf8') + readFileSync(theirs('answer.json'), 'utf8')
    for (const one of tokens(0, 60)) expect(sent).not.toContain(one)
    const record = JSON.parse(readFileSync(theirs('tokens.answers.ndjson'), 'utf8'))
    expect(record).toMatchObject({ asker: 'A', asked: 30, of: 40, approved_by: 'B. Second' })
    const ended = await resolve('answer.json', 'request.json', 'found.json')
    expect(ended).toMatchObject({ code: 0, output: expect.stringContaining('10 of 30 tokens are among the 40') })
    expect(ended.output).not.toContain(token(20))
    expect(JSON.parse(readFileSync(ours('found.json'), 'utf8')).tokens).toEqual(tokens(20, 30).sort())
    expect(existsSync(ours('request.json.private'))).toBe(false)
  })

  it('answers so many questions a day, and none twice', async () => {
    const again = await respond('request.json', 'again.json', '--approved-by', 'B')
    expect(again).toMatchObject({ code: 2, output: expect.stringContaining('it was answered before') })
    await ask('second.json', '--mode', 'cardinality')
    expect(await respond('second.json', 'second-answer.json', '--approved-by', 'B')).toMatchObject({ code: 0 })
    await ask('third.json')
    const third = await respond('third.json', 'third-answer.json', '--approved-by', 'B')
    expect(third).toMatchObject({
      code: 2,
      output: expect.stringContaining('2 questions were answered within 24 hours'),
    })
    const record = theirs('tokens.answers.ndjson')
    writeFileSync(record, readFileSync(record, 'utf8').replace('"asked":30', '"asked":29'))
    const changed = await respond('third.json', 'third-answer.json', '--approved-by', 'B')
    expect(changed).toMatchObject({ code: 2, output: expect.stringContaining('line 1: it was changed') })
  })

  it('overwrites nothing, and takes no answer for another', async () => {
    expect(await ask('third.json')).toMatchObject({
      code: 2,
      output: expect.stringContaining('cannot be written (EEXIST)'),
    })
    const wrong = await resolve('second-answer.json', 'third.json', 'none.json')
    expect(wrong).toMatchObject({ code: 2, output: expect.stringContaining('it answers another request') })
    expect(existsSync(ours('third.json.private'))).toBe(true)
  })
})
