import type { CapabilityClass } from './signal-pattern.js'

/** Fields of skill: code, tools, mathematics, writing, translation. */
export const CAPABILITIES_OF_SKILL: readonly CapabilityClass[] = [
  {
    name: 'coding',
    code: 1,
    title: 'coding and software engineering',
    concepts: [
      {
        weight: 3,
        patterns: ['```(?:[a-z+#]+)?\\n', '\\bdef [a-z_]\\w*\\(', '\\bfunction [a-z_$]\\w*\\(', '#include ?<'],
      },
      {
        weight: 2,
        patterns: [
          '\\bimport [a-z_.]+(?: as \\w+)?(?:\\n|;)',
          '\\bpublic (?:static |class )',
          '\\bconst \\w+ ?=',
          '=> ?\\{',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:python|javascript|typescript|java|c\\+\\+|golang|rust|kotlin|swiftui?|ruby|php|perl|scala|haskell)\\b',
          '\\bc#',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:sql|mysql|postgres(?:ql)?|sqlite|mongodb)\\b',
          '\\bselect\\b[^\\n.!?]*\\bfrom\\b[^\\n.!?]*\\bwhere\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:react|vue|angular|django|flask|fastapi|spring boot|node\\.?js|pandas|numpy|pytorch|tensorflow)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:docker|kubernetes|terraform|github|gitlab|git|ci/cd|linux|bash|nginx|aws|webpack|npm|pip)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:stack ?trace|traceback|segfault|null ?pointer|compile[rd]?|syntax error|runtime error|exception)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:unit tests?|refactor\\w*|debug\\w*|pull request|code review|codebase|repository|source code|bug ?fix)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:algorithm|binary tree|linked list|time complexity|hash ?map|recursion|leetcode|data structures?)\\b',
        ],
      },
      {
        weight: 1,
        patterns: ['\\b(?:code|script|coding|programming|programmer|software|developer)\\b', 'código', 'quelltext'],
      },
      {
        weight: 1,
        patterns: [
          '\\b(?:function|method|class|variable|array|string|loop|api|json|html|css|regex|endpoint|backend|frontend)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '代码|编程|程序|函数|算法|调试|数据库|接口|前端|后端',
          'コード|プログラム|関数',
          '코드|프로그램|함수',
          'программ(?:у|ы|ирован|ист)|функци[яюи]| код[а-я]{0,2} ',
        ],
      },
    ],
  },
  {
    name: 'agentic',
    code: 2,
    title: 'agents and use of tools',
    concepts: [
      {
        weight: 3,
        patterns: [
          '\\b(?:tool|function|api)[- ]?(?:calls?|calling|use|invocation)\\b',
          '工具调用|函数调用',
          'вызов[а-я]* инструмент',
          'ツール呼び出',
          '도구 ?호출',
        ],
      },
      {
        weight: 3,
        patterns: [
          '\\b(?:autonomous|agentic|multi-?agent|sub-?agents?|ai agents?|web agent|browser agent|computer use)\\b',
          '智能体|エージェント|에이전트',
        ],
      },
      {
        weight: 2,
        patterns: ['\\b(?:available|following|these) (?:tools|functions|apis)\\b', '\\buse the [a-z_]+ tool\\b'],
      },
      { weight: 2, patterns: ['\\bobservation:', '\\baction(?: input)?:', '\\bthought:'] },
      {
        weight: 2,
        patterns: [
          '\\b(?:click|scroll|navigate|screenshot|open the browser|run the command|execute the command|shell command)\\b',
        ],
      },
      {
        weight: 1,
        patterns: ['\\b(?:workflow|orchestrat\\w+|multi-step|sub-?tasks?|plan of action)\\b', '规划|工作流'],
      },
    ],
  },
  {
    name: 'mathematics',
    code: 3,
    title: 'mathematics and reasoning',
    concepts: [
      {
        weight: 3,
        patterns: ['\\\\(?:frac|sqrt|sum|int|boxed|mathbb|cdot|begin\\{)', '\\$[^$\\n=^\\\\]*[=^\\\\][^$\\n]*\\$'],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:equations?|polynomials?|derivatives?|integrals?|matri(?:x|ces)|eigen\\w+|logarithms?|theorem|lemma|modulo|factorial)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:triangle|circle|perimeter|circumference|hypotenuse|geometry|trigonometr\\w+|algebra|calculus|arithmetic)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:prove that|proof by|find the (?:value|sum|number|area|smallest|largest|probability)|solve for|how many (?:ways|integers))\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:probability|combinatori\\w+|permutations?|expected value|prime numbers?|integers?|divisible|remainder)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:logic puzzle|riddle|knights and knaves|syllogism|premises?|deduce|deduction|brain ?teaser)\\b',
        ],
      },
      {
        weight: 1,
        patterns: [
          '\\b(?:math|maths|mathematics|calculate|compute|percent(?:age)?|average|solve|how (?:many|much))\\b',
          '[0-9] ?[*×÷^/+] ?[0-9]',
        ],
      },
      {
        weight: 2,
        patterns: [
          '数学|方程|概率|证明|求解|计算|三角形|积分|导数|几何',
          '数学|方程式|確率|計算',
          '수학|방정식|확률|계산',
          'уравнени|вероятност|докажи|вычисли|математик|треугольник',
          '(?:ecuaci(?:ón|ones)|équation|gleichung|probabilidad|wahrscheinlichkeit|matemática|mathémati|mathematik)',
        ],
      },
    ],
  },
  {
    name: 'writing',
    code: 8,
    title: 'creative writing and role play',
    concepts: [
      {
        weight: 3,
        patterns: [
          '\\b(?:poem|haiku|sonnet|short story|fan ?fic\\w*|screenplay|song lyrics|limerick|novel(?:la)?|fairy ?tale)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:write|tell|continue|create|invent)\\b[^\\n.!?]*\\b(?:story|tale|scene|chapter|dialogue|monologue|plot|lyrics|joke)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:role-?play|in character|fictional|protagonist|narrator|antagonist|world-?building|backstory)\\b',
        ],
      },
      { weight: 1, patterns: ['\\b(?:story|creative|character|rhyme|verse|fantasy|sci-fi|romance|villain|dragon)\\b'] },
      {
        weight: 2,
        patterns: [
          '诗歌|写一首|小说|故事|剧本|散文|歌词',
          '物語|小説|詩',
          '소설|이야기|시를',
          'стихотворени|рассказ|сказк',
          '\\b(?:poema|poème|gedicht|cuento|conte|conto|erzählung|geschichte|relato)\\b',
        ],
      },
    ],
  },
  {
    name: 'translation',
    code: 9,
    title: 'translation',
    concepts: [
      {
        weight: 3,
        patterns: [
          '\\btranslat(?:e|ed|ing|ion|or)\\b',
          '翻译|译成|翻譯',
          '翻訳|訳して',
          '번역',
          'перевед|перевод',
          '\\b(?:traduc\\w+|traduzir|traduza|tradui\\w+|tradurre)|übersetz|çevir',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:in|into|to|from) (?:english|french|german|spanish|portuguese|italian|russian|chinese|mandarin|japanese|korean|arabic|hindi|turkish)\\b',
        ],
      },
    ],
  },
]
