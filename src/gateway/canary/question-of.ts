import { isObject, type JsonObject, objectsOf } from '../json-object.js'

const JSON_FORMATS = new Set(['json_object', 'json_schema', 'json', 'grammar'])
/**
 * Tools that model servers run themselves and cite: their answers name places in the text by numbers, which would point
 * elsewhere (OpenAI, xAI, Groq; servers of MCP as what deep research reads). Tools that the caller runs are not among them.
 */
const CITING = /^(web_|x_search|file_search|collections_search|browser_search|code_|mcp\b|retrieval\b)/
/** Of OpenRouter; model servers of one's own pass over them, so that any would let a caller go without canaries. */
const CITING_PLUGIN = /^(web|file)/
/** Models that search unasked, as OpenAI and OpenRouter name them. */
const SEARCHING = /(-search(-preview|-api)?(-\d{4}-\d\d-\d\d)?|-deep-research(-\d{4}-\d\d-\d\d)?|:online)$/

/**
 * What the caller wrote, as one text in which phrases are looked for; undefined where the answer may carry no canary:
 * - it is to be JSON, or to go on where the caller began it, so that nobody can tell what is prose;
 * - it will cite, and says where in its text.
 */
export function questionOf(body: JsonObject): string | undefined {
  if (asksJson(body) || body.web_search_options !== undefined) return undefined
  if (objectsOf(body.tools).some(({ type }) => CITING.test(String(type)))) return undefined
  if (SEARCHING.test(String(body.model)) || objectsOf(body.plugins).some(({ id }) => CITING_PLUGIN.test(String(id))))
    return undefined
  const turns = [body.messages, body.input].find(Array.isArray) ?? []
  if (isOfModel(turns.at(-1))) return undefined
  const asked = turns.filter((turn: unknown) => !isOfModel(turn))
  const { system, instructions, input } = body
  const written = [system, instructions, typeof input === 'string' ? input : undefined, ...asked]
  return written.map(textIn).join('\n')
}

const isOfModel = (turn: unknown): boolean => isObject(turn) && turn.role === 'assistant'

function asksJson({ response_format, text, output_format, output_config, format }: JsonObject): boolean {
  const asked = [
    response_format,
    isObject(text) && text.format,
    output_format,
    isObject(output_config) && output_config.format,
  ]
  return asked.some((one) => isObject(one) && JSON_FORMATS.has(String(one.type))) || format !== undefined
}

/** Words of the interface and not of the caller: a slot of «text» or «user» would else never be served. */
const FORM = new Set(['role', 'type'])

/** All texts in a value, without the names of its members. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textIn).join('\n')
  if (!isObject(value)) return ''
  const written = Object.entries(value).filter(([name, held]) => !(FORM.has(name) && typeof held === 'string'))
  return written.map(([, held]) => textIn(held)).join('\n')
}
