import { expect, it } from 'vitest'
import { isMachineName } from './machine-names.js'

it.each([
  'model-a',
  'meta-llama/Llama-3.1-70B',
  'kit/2.1 (linux; x64)',
  'python-requests/2.31.0',
  'aiohttp/3.8.4 Python/3.11',
  'OpenAI/Python',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7; rv:109.0) Gecko/20100101 Firefox/121.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  'app/1.0 (linux; python/3.11; openssl/3.0)',
])('takes for a name: %s', (name) => expect(isMachineName(name)).toBe(true))

it.each([
  'Nimbus Ultra 9',
  'ft:model-a:acmeron::7',
  '(linux)',
  'Mozilla/5.0 (my patient John Smith has HIV; he lives at 5; Elm Street; room 12)',
  'app/1.0 (Acmeron Biotech)',
  'app/1.0 (linux; acmeron/3)',
  'app/1.0 (linux 1 2 3)',
  'app/1.0 (rate 1275e-2)',
  'x/1 (call 004915112345678)',
  'x/1 (linux',
  'x/1 (linux (x64))',
  'a/1 he/1 lives/1 at/1 elm/1 street/1',
  'kit/1 he/lives',
  `x/${'1'.repeat(200)}`,
])('takes for something else: %s', (name) => expect(isMachineName(name)).toBe(false))
