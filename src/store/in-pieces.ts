/**
 * Names a statement: bound values go to a ClickHouse server in the address of the request, which may be a megabyte long
 * (`http_max_uri_size`). A name has up to 512 characters, and one that is no ASCII has nine bytes there.
 */
const NAMES_AT_ONCE = 200

/** Names in pieces that a statement can be handed. */
export function* inPieces(names: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) yield names.slice(from, from + NAMES_AT_ONCE)
}
