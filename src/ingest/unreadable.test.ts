import { expect, test, vi } from 'vitest'
import { resolveFiles } from './resolve-files.js'

// The superuser may read everything, so the refusal is made rather than provoked.
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  access: () => Promise.reject(Object.assign(new Error('permission denied'), { code: 'EACCES' })),
}))

test('no permission: refused by name, with what to do', async () => {
  const options = { temporary: '/tmp', stdin: process.stdin, stdin_bytes_max: 1 }
  await expect(resolveFiles([import.meta.filename], options)).rejects.toMatchObject({
    name: 'InputError',
    what: 'no permission to read it',
    where: import.meta.filename,
    hint: expect.stringContaining('mode'),
  })
})
