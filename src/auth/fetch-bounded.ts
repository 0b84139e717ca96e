/** Discovery documents and key sets are a few kilobytes. */
const BYTES_MAX = 1_048_576

/** `fetch` whose answer is read whole, and refused where it is larger than a megabyte. */
export async function fetchBounded(url: string | URL, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options)
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    // Leaving the loop cancels the body, and with it the connection.
    if (bytes > BYTES_MAX) throw new Error(`its answer has more than ${BYTES_MAX} bytes`)
    parts.push(part)
  }
  const body = response.status === 204 || response.status === 304 ? null : Buffer.concat(parts)
  return new Response(body, { status: response.status, headers: response.headers })
}
