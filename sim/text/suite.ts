import { Random } from '#sim/random.js'
import { compileGrammar, renderTemplate } from './template.js'

/** Questions of a public test set. */
export const SUITE_LENGTH = 200

const compile = compileGrammar({
  fact: 'is a noble gas|conducts electricity best at room temperature|has the highest melting point|is soluble in water|lies nearest to the equator|is older than the others|has the longest half-life|is a mammal|was written first|belongs to the legume family|is an odd function|has a prime order|uses the most energy per kilogram|is protected by the constitution|is a lossless format',
  field:
    'Chemistry|Geography|Biology|World history|Law|Music theory|Astronomy|Economics|Computer networks|Anatomy|Philosophy|Statistics|Nutrition|Mechanics|Linguistics',
  item: 'argon|copper|tungsten|table salt|Quito|Damascus|carbon-14|the platypus|the Odyssey|the lentil|sine|Z/7|liquid hydrogen|free speech|FLAC|neon|silver|osmium|sand|Nairobi|Rome|iodine-131|the penguin|Beowulf|the almond|cosine|Z/12|diesel|privacy|JPEG|helium|iron|basalt|Singapore|Cairo|the dolphin|Hamlet|the pea|x squared|S3|methane|property|PNG',
})
const QUESTION = compile(
  '{field}. Which of the following {fact}?\n(A) {item#a}\n(B) {item#b}\n(C) {item#c}\n(D) {item#d}\nGive the letter of the correct option.',
)

/** Question n of test set `suite`: the same for everybody who runs it, whatever the seed of the log. */
export function suiteQuestion(suite: number, n: number): string {
  return renderTemplate(QUESTION, new Random(0x7e57, suite, n % SUITE_LENGTH))
}
