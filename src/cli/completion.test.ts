import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { runFake } from './fixtures/fake-cli.js'

/** What bash offers for a line whose last word is being written. */
async function bashOffers(words: string[]): Promise<string[]> {
  const { out } = await runFake(['completion', 'bash'])
  const ask = `COMP_WORDS=(stillwatch "$@"); COMP_CWORD=$#; _stillwatch; printf '%s\\n' "\${COMPREPLY[@]}"`
  const answer = execFileSync('bash', ['-c', `${out}\n${ask}`, 'bash', ...words], { encoding: 'utf8' })
  return answer.split('\n').filter((word) => word !== '')
}

test('bash offers commands, options and choices', async () => {
  expect(await bashOffers(['s'])).toEqual(['scan', 'serve', 'simulate'])
  expect(await bashOffers(['scan', '--acc'])).toEqual(['--accounts', '--account-field'])
  expect(await bashOffers(['scan', 'x', '--format', ''])).toEqual(['table', 'json', 'markdown', 'html'])
  expect(await bashOffers(['simulate', '--compress', 'g'])).toEqual(['gzip'])
  expect(await bashOffers(['completion', ''])).toContain('zsh')
})

test('bash leaves files to itself', async () => {
  expect(await bashOffers(['scan', 'log'])).toEqual([])
  expect(await bashOffers(['scan', '--out', 'rep'])).toEqual([])
})

test.each(['bash', 'zsh', 'fish'])('%s knows every command and option of the program', async (shell) => {
  const { status, out } = await runFake(['completion', shell])
  expect(status).toBe(0)
  for (const word of ['scan', 'explain', 'simulate', 'doctor', 'completion']) expect(out).toContain(word)
  for (const option of ['fail-on', 'log-format', 'account-field', 'store', 'exchanges', 'no-color'])
    expect(out).toContain(option)
  expect(out).not.toContain('undefined')
})
