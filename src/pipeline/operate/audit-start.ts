import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { appendAudit } from '#audit/append-audit.js'
import type { Settings } from '#contract/settings.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'

const SECRET_NAME = /(^|_)(secret|key|password|token)$/
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//

/** Writes down that a server begins to work, by which program and which settings: they decide much of what it does. */
export const auditStart = (state: State, { version, settings }: { version: string; settings: Settings }) =>
  appendAudit(
    state,
    {
      actor: 'system',
      action: 'server.started',
      subject: `server:${hostname()}`,
      detail: { version, settings_sha256: settingsDigest(settings) },
    },
    Date.now(),
  )

/**
 * SHA-256 of the canonical JSON of all settings, those that were not given by their defaults. Of a secret counts only
 * whether it is set: a short one could be found from the hash by trying.
 */
export const settingsDigest = (settings: object): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(settings, withoutSecrets))))
    .digest('hex')

/**
 * As `replacer` of JSON.stringify: secrets become «set». In an address these are the password, a name without one, which
 * may be a token, and all that is asked for: drivers take passwords there too.
 */
export function withoutSecrets(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return value
  if (SECRET_NAME.test(name)) return 'set'
  if (!ADDRESS.test(value)) return value
  if (!URL.canParse(value)) return 'set'
  const address = new URL(value)
  if (address.password !== '') address.password = 'set'
  else if (address.username !== '') address.username = 'set'
  if (address.search !== '') address.search = 'set'
  return address.href
}
