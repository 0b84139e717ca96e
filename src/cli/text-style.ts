import type { Stream, Terminal, TextStyle } from './context.js'

/** Wide enough for the table's wide form: a file or a pipe has no edge. */
const PIPED_WIDTH = 160

/** Colour only where a person looks (https://no-color.org): never in a pipe or a file, or where it is declined. */
export function usesColour(stream: Stream, env: Terminal['env'], allowed: boolean): boolean {
  return allowed && stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
}

/** How text for standard output is set. */
export function textStyle({ out, env }: Terminal, allowed: boolean): TextStyle {
  const columns = out.isTTY === true ? (out.columns ?? 80) : PIPED_WIDTH
  return { colour: usesColour(out, env, allowed), width: columns }
}

/** How text for a file is set. */
export const FILE_STYLE: TextStyle = { colour: false, width: PIPED_WIDTH }
