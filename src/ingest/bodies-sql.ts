import { countSql, objectSql } from './json-sql.js'

/** SQL expressions of JSON text, '' where absent. */
export interface RequestParts {
  model: string
  messages: string
  max_tokens?: string
  temperature?: string
  stream?: string
  tools?: string
  user?: string
}

/** SQL for a chat-completions request body, for logs that keep its parts instead. */
export const requestSql = (parts: RequestParts): string => objectSql({ ...parts })

/** SQL expressions of numbers as text; `choices` of JSON text. */
export interface ResponseParts {
  model?: string
  choices?: string
  input: string
  output: string
  reasoning?: string
}

/** SQL for a chat-completions response body with its usage, '' where nothing of it is known. */
export function responseSql({ model = "''", choices = "''", input, output, reasoning = "''" }: ResponseParts): string {
  const usage = objectSql({
    prompt_tokens: countSql(input),
    completion_tokens: countSql(output),
    completion_tokens_details: emptied(objectSql({ reasoning_tokens: countSql(reasoning) })),
  })
  return emptied(objectSql({ model, choices, usage: emptied(usage) }))
}

/** SQL for the choices of a response that said a text. */
export const choicesSql = (text: string): string =>
  `if(${text} = '', '', concat('[{"index":0,"message":{"role":"assistant","content":', toJSONString(${text}), '}}]'))`

const emptied = (object: string): string => `arrayMap(object -> if(object = '{}', '', object), [${object}])[1]`
