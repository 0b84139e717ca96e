import type { GateRule } from '../gate-rule.js'

const CHARACTERS_MAX = 150
/** RFC 9110, 10.1.5: a product, with a version or a kind of it as models have, then products with versions. */
const FIRST = /^[A-Za-z][\w.+-]{0,40}(?:\/[\w.+-]{1,30})?$/
const PRODUCT = /^([A-Za-z][\w.+-]{0,40})\/v?\d[\w.+-]{0,29}$/
/** A product, or a comment; neither quotes nor escapes, which other forms read as theirs. */
const PART = /\([^()]*\)|[^\s()]+/g
const SHAPE = /^[A-Za-z0-9(][A-Za-z0-9 ._+\-/();:,]*$/
/** Browsers name each other; of any others there are as many as a client has layers. */
const BROWSERS = new Set('mozilla applewebkit chrome chromium safari gecko firefox edg opr version mobile'.split(' '))
const OTHERS_MAX = 4
/** What clients say of the machine that they run on. Anything else in a comment may be a sentence. */
const COMMENT_WORDS = new Set(
  `x11 linux windows nt macintosh mac os x intel ppc darwin unix freebsd openbsd netbsd sunos cros ubuntu debian fedora centos alpine
  android iphone ipad ipod cpu like gecko khtml mobile tablet win32 win64 wow64 x64 x86 x86_64 i386 i586 i686 amd64 arm arm64 armv6l
  armv7l aarch64 ppc64le riscv64 s390x compatible u en en-us wv gnu gcc glibc musl node nodejs python cpython pypy java openjdk jvm
  kotlin go ruby php perl rust deno bun dotnet .net clr curl openssl libcurl zlib async sync`.split(/\s+/),
)
const VERSION = /^(?:rv:|v|[a-z]+\/v?)?\d{1,6}(?:[._-]\d{1,6}){0,4}$/

/** Whether a name that a machine gave has the shape of one: a product with its version, a model. */
export function isMachineName(name: string): boolean {
  if (name.length > CHARACTERS_MAX || !SHAPE.test(name)) return false
  const parts = name.match(PART) ?? []
  if (parts.join('') !== name.replaceAll(' ', '') && parts.join(' ') !== name) return false
  const products = parts.filter((part) => !part.startsWith('('))
  const others = products.filter((part) => !BROWSERS.has(part.split('/')[0]!.toLowerCase()))
  return (
    products.length > 0 &&
    others.length <= OTHERS_MAX &&
    parts.every((part, place) =>
      part.startsWith('(') ? isPlainComment(part.slice(1, -1)) : (place === 0 ? FIRST : PRODUCT).test(part),
    )
  )
}

const isPlainComment = (comment: string): boolean =>
  comment.split(/[;,]/).every((said) => {
    const words = said.toLowerCase().split(' ').filter(Boolean)
    const versions = words.filter((word) => !COMMENT_WORDS.has(word))
    return versions.length <= 1 && versions.every(isVersion)
  })

/** `linux`, `python/3.11`, `rv:109.0`: a word before a version is a known one too. */
function isVersion(word: string): boolean {
  const named = word.split('/')[0]!
  return VERSION.test(word) && (named === word || COMMENT_WORDS.has(named))
}

export const machineNames: GateRule = {
  name: 'machine-names',
  reason: 'A user agent is what a client says of itself, so anything may stand in it; only what looks like one leaves.',
  *test({ measured, texts }) {
    for (const name of measured)
      if (!isMachineName(name)) {
        const where = texts.find(({ text }) => text.includes(name))?.where ?? ''
        yield { where, what: 'no name of a program or a model' }
      }
  },
}
