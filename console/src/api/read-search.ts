/** What stands behind the `?` of an address, as the router hands it over; anybody may have written it. */
export type Search = Record<string, unknown>

/** Parts of a page's search that are texts: what is none is left out. */
export function readTexts<Name extends string>(search: Search, names: readonly Name[]): { [name in Name]?: string } {
  const found = names.flatMap((name) => {
    const value = search[name]
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  return Object.fromEntries(found) as { [name in Name]?: string }
}

/** One of a list; what is none of it is left out. */
export function readChoice<Name extends string, Value extends string>(
  search: Search,
  name: Name,
  values: readonly Value[],
): { [name in Name]?: Value } {
  const value = values.find((one) => one === search[name])
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: Value }
}

export function readNumber<Name extends string>(search: Search, name: Name): { [name in Name]?: number } {
  const value = Number(search[name])
  return (search[name] === undefined || search[name] === '' || !Number.isFinite(value) ? {} : { [name]: value }) as {
    [name in Name]?: number
  }
}

/** The order of a table, as `sort=-accounts`: by that column, falling. */
export function readSorting(search: Search): { sort?: string } {
  return readTexts(search, ['sort'])
}
