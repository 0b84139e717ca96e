/** What stands at a JSON pointer (RFC 6901) of a document; undefined where nothing does, or where it is not JSON. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
      return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined
    }, document)
}
