import { expect, it } from 'vitest'
import { createLog } from './create-log.js'

it('says of an error what helps to find it, and not what the error quotes at length', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => lines.push(line) })
  const prompt = 'a customer wrote this '.repeat(40)
  log.error({ err: Object.assign(new Error(`cannot parse: ${'x'.repeat(200)} ${prompt}`), { code: '27' }) }, 'failed')
  log.info({ request: { authorization: 'Bearer sw_abc_secret' }, made: { token: 'sw_abc_secret' } }, 'made')
  expect(lines.join('')).not.toContain('customer')
  expect(lines.join('')).not.toContain('sw_abc')
  expect(JSON.parse(lines[0]!).err).toMatchObject({ type: 'Error', code: '27', stack: expect.stringContaining('at ') })
})
