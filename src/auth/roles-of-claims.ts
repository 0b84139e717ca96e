import type { JWTPayload } from 'jose'
import type { PeopleSettings, Role } from '#contract/role.js'

/**
 * The roles that a token's claim stands for. The claim is found by its whole name first, for some issuers use addresses
 * as names, then as a path. Its value is a list, or words with spaces between.
 */
export function rolesOfClaims(
  payload: JWTPayload,
  { roles_claim, roles }: Pick<PeopleSettings, 'roles_claim' | 'roles'>,
): Role[] {
  const claim = memberOf(payload, roles_claim) ?? roles_claim.split('.').reduce<unknown>(memberOf, payload)
  const values = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : []
  const found = values.flatMap((value) => (typeof value === 'string' ? rolesOf(value, roles) : []))
  return [...new Set(found)]
}

const rolesOf = (value: string, roles: PeopleSettings['roles']): readonly Role[] =>
  (Object.hasOwn(roles, value) ? roles[value] : undefined) ?? []

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
