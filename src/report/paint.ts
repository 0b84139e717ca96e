/** Colours of a terminal, by meaning. Each gives its text back unchanged where colour is off. */
export interface Paint {
  strong(text: string): string
  faint(text: string): string
  alarm(text: string): string
  caution(text: string): string
  calm(text: string): string
}

const code =
  (on: number, off: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`

const plain = (text: string): string => text

/** Written out here since node:util's styleText asks the process's own streams, and the caller has decided already. */
export function paintFor(colour: boolean): Paint {
  if (!colour) return { strong: plain, faint: plain, alarm: plain, caution: plain, calm: plain }
  return { strong: code(1, 22), faint: code(2, 22), alarm: code(31, 39), caution: code(33, 39), calm: code(36, 39) }
}
