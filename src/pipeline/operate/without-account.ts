/**
 * A document without an account: gone from each list, be it by its id or as a record of its own; everything else stays.
 */
export function withoutAccount(value: unknown, account_id: string): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isOf(item, account_id)).map((item) => withoutAccount(item, account_id))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutAccount(item, account_id)]))
}

function isOf(item: unknown, account_id: string): boolean {
  if (item === account_id) return true
  if (typeof item !== 'object' || item === null) return false
  const { id, account, account_id: named, source, target } = item as Record<string, unknown>
  return [id, account, named, source, target].includes(account_id)
}
