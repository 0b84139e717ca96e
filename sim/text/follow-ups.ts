import type { Language } from '#sim/topics/topics.js'

const list = (text: string): readonly string[] => text.split('|')

/** How conversations go on. */
export const FOLLOW_UPS: Record<Language, readonly string[]> = {
  en: list(
    'shorter please|and why is that|ok but what if it rains|thanks, that worked|no, still broken|can you say that in simpler words|give me an example|which of these is cheaper|what would you do|go on|sorry i meant the second one|make a table of it|is that safe?|how long does that take|try again with a different tone|that is too formal|what did you change|put the steps in order|i dont get the last part|and for two people?|could you double check the numbers|what is the downside|write it out in full|remove the jokes|wait, that contradicts what you said|good, now the same for next week|hm, not sure about that|is there something without sugar|where can i read more|add a closing line|can it be done by hand|start over|what do i need to buy|translate it for my mother, she speaks french|what if i skip step 2|explain the word you used|that error is gone but now there is another one|the first version was better|keep only the important bits|how do others do it',
  ),
  zh: list(
    '再短一点|为什么？|还是不行|举个例子|能不能说得简单点|谢谢，明白了|那第二个呢|换一种说法|列成表格|需要多长时间|有没有更便宜的办法|继续|刚才那段再解释一下|不对，我说的是另一个|写完整一些',
  ),
  es: list(
    'más corto por favor|¿y por qué?|sigue sin funcionar|dame un ejemplo|gracias, perfecto|¿cuál elegirías tú?|continúa|ponlo en una tabla|no entiendo la última parte|¿y si no tengo horno?|otra versión menos formal',
  ),
  de: list(
    'bitte kürzer|und warum?|geht immer noch nicht|gib mir ein Beispiel|danke, passt|was würdest du nehmen?|weiter|als Tabelle bitte|den letzten Teil verstehe ich nicht|und für vier Personen?|etwas freundlicher',
  ),
  fr: list(
    'plus court stp|et pourquoi ?|ça ne marche toujours pas|un exemple ?|merci, parfait|lequel choisirais-tu ?|continue|fais-en un tableau|je ne comprends pas la fin|et sans four ?|un ton plus chaleureux',
  ),
}
