import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.js'

/** Where the build puts it, seen from the sources and from what is built of them. */
const FOLDER = fileURLToPath(
  new URL(import.meta.url.includes('/dist/src/') ? '../../console' : '../../dist/console', import.meta.url),
)
/** The same in console/vite.config.ts. */
const BASE = '/console/'
const NONCE = /__CSP_NONCE__/g
const NONCE_BYTES = 16
const YEAR = 'public, max-age=31536000, immutable'

/**
 * What a page of the console may do: load from here and speak to here, nothing else; styles that scripts add carry the
 * nonce of the answer (Content Security Policy Level 3). Images from `data:` are icons of charts.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/**
 * The console, from the folder that the build made: assets, whose names change with their content, for a year, and the
 * one page for every other address below `/console/`, as the console has addresses of its own.
 */
export async function serveConsole(
  app: Pick<FastifyInstance, 'register' | 'get' | 'addHook'>,
  folder = FOLDER,
): Promise<void> {
  // It holds nothing that is not public: what it shows it asks for with the key of who signed in.
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, scope: null, unlimited: true, rateLimit: false }
    route.schema = { ...route.schema, hide: true }
  })
  app.get('/', async (_, reply) => reply.redirect(BASE))
  const page = readFile(join(folder, 'index.html'))
  if (page === undefined) {
    app.get(`${BASE}*`, async (_, reply) =>
      reply.code(404).send(problem(404, 'the console was not built', { hint: 'Run `npm run build`.' })),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `${BASE}assets/`,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply) => void reply.header('cache-control', YEAR),
  })
  const icon = readFile(join(folder, 'favicon.svg'))
  app.get(`${BASE}favicon.svg`, async (_, reply) => reply.type('image/svg+xml').send(icon))
  app.get(`${BASE}*`, async (_, reply) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64')
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'content-security-policy': policy(nonce),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
      .send(page.replace(NONCE, nonce))
  })
}

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
