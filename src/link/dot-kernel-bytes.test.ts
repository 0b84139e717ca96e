import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import wabt from 'wabt'

test('the bytes are the assembled source', async () => {
  const { parseWat } = await wabt()
  const source = readFileSync(new URL('./dot-kernel.wat', import.meta.url), 'utf8')
  const module = parseWat('dot-kernel.wat', source, { simd: true })
  const bytes = Buffer.from(module.toBinary({}).buffer).toString('base64')
  await expect(
    `/** dot-kernel.wat, assembled: \`npx vitest run src/link/dot-kernel-bytes.test.ts -u\` writes this file anew. */
export const DOT_KERNEL_BYTES =
  '${bytes}'
`,
  ).toMatchFileSnapshot('./dot-kernel-bytes.ts')
})
