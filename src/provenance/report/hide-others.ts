const CAMPAIGN = /camp_[0-9a-f]{16}/g

/**
 * A report of a campaign goes to who is concerned by it: other campaigns are told by their clusters alone. Files are called
 * by campaigns too, and stand in commands, options and lists: so all texts of a value are gone through.
 */
export function hideOthers<Value>(value: Value, own: string): Value
export function hideOthers(value: unknown, own: string): unknown {
  if (typeof value === 'string') return value.replaceAll(CAMPAIGN, (one) => (one === own ? one : 'another-campaign'))
  if (Array.isArray(value)) return value.map((one) => hideOthers(one, own))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [hideOthers(name, own), hideOthers(held, own)]))
}

/** Whether something in it calls another campaign. */
export const namesOthers = (value: unknown, own: string): boolean =>
  (JSON.stringify(value)?.match(CAMPAIGN) ?? []).some((one) => one !== own)
