/** Members whose values machines set: the name of a model stands in indicators too, and is nobody's words. */
const OF_MACHINES = new Set(['model', 'role', 'type', 'object', 'id', 'finish_reason', 'stop_reason', 'service_tier'])
/** A string of JSON, also one that is cut off, and whether it names a member. */
const STRING = /"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?$)/gs

/**
 * What people wrote in a body as it was kept: its texts, without the names of members around them. A body may be cut, so
 * that it is no JSON any more; one that never was is a text itself.
 */
export function wordsOfBody(body: string): string[] {
  if (!/^\s*[{[]/.test(body)) return [body]
  const words: string[] = []
  let member = ''
  for (const [, text = '', colon] of body.matchAll(STRING)) {
    if (colon !== undefined) member = text
    else if (!OF_MACHINES.has(member)) words.push(unescaped(text))
  }
  return words
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    // A line break as it is, or an escape that was cut.
    return text.replace(/\\(?:u[0-9a-f]{0,4}|.)?/gis, ' ')
  }
}
