import type { Me } from '#contract/me.js'
import { type Principal, SCOPES } from '#contract/role.js'

export const describePrincipal = ({ id, kind, name, scopes }: Principal): Me => ({
  id,
  kind,
  name,
  role: roleOf(scopes),
  scopes: SCOPES.filter((scope) => scopes.has(scope)),
})

function roleOf(scopes: Principal['scopes']): Me['role'] {
  if (scopes.has('admin')) return 'admin'
  if (!scopes.has('analyst')) return 'service'
  return scopes.has('approve') ? 'reviewer' : 'analyst'
}
