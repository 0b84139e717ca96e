import type { Random } from '#sim/random.js'

const BEFORE = [
  'hi, ',
  'hey, ',
  'hello ',
  'pls help: ',
  'one more: ',
  'ok ',
  'so ',
  'right, ',
  'good morning, ',
  'umm ',
]
const AFTER = [
  ' thanks',
  ' thank you!',
  ' pls',
  ' keep it short',
  ' ??',
  ' (urgent)',
  ' any idea?',
  ' cheers',
  '...',
  ' just the answer please',
]
const NEAR: Record<string, string> = {
  a: 's',
  e: 'r',
  i: 'o',
  o: 'p',
  n: 'm',
  t: 'y',
  r: 't',
  s: 'd',
  l: 'k',
  u: 'i',
  d: 'f',
  h: 'j',
  c: 'v',
  m: 'n',
}

/** A text as a person types it: lower case, a greeting, a slip of the finger. Text in Chinese keeps its characters. */
export function asTyped(text: string, random: Random): string {
  if (text.charCodeAt(0) > 0x2e7f)
    return random.chance(0.2) ? `${random.pick(['你好，', '请问', '麻烦问下，'])}${text}` : text
  let typed = random.chance(0.35) ? text.toLowerCase() : text
  if (random.chance(0.15)) typed = random.pick(BEFORE) + typed
  if (random.chance(0.12)) typed += random.pick(AFTER)
  if (random.chance(0.3) && typed.length > 16) typed = slip(typed, 4 + random.int(typed.length - 8), random)
  return typed
}

function slip(text: string, at: number, random: Random): string {
  const letter = text[at]!
  const kind = random.int(4)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at)
  if (kind === 2) return text.slice(0, at) + text[at + 1] + letter + text.slice(at + 2)
  return text.slice(0, at) + (NEAR[letter] ?? letter) + text.slice(at + 1)
}
