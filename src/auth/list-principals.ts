import { namedPrincipalSchema } from '#contract/named-principal.js'
import type { State } from '#store/state/state.js'

/** Who holds or held a key, by name, one for each row of rotations. People who sign in are not kept, so not among them. */
export const listPrincipals = (state: State, now_ms: number, { limit, after }: { limit: number; after?: string }) =>
  state.rows(
    namedPrincipalSchema,
    `SELECT * FROM (
       SELECT DISTINCT ON (lineage) 'key:' || lineage AS id, name, scopes,
              revoked IS NULL AND (expires IS NULL OR expires > $1) AS active
       FROM api_keys ORDER BY lineage, created DESC
     ) AS newest
     WHERE $2::text IS NULL OR id > $2 ORDER BY id LIMIT $3`,
    [new Date(now_ms).toISOString(), after ?? null, limit],
  )
