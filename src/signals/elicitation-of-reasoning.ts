import { type ElicitationClass, GAP } from './signal-pattern.js'

const REPORTS = 'public reports on distillation campaigns, February 2026'
const THINKING = '(?:reasoning|thinking|thought process(?:es)?|thoughts|chain[- ]of[- ]thought|deliberation)'
const WHOLE =
  '(?:full|entire|complete|whole|unabridged|uncut|exhaustive|detailed|internal|inner|hidden|private|raw|unfiltered|intermediate|step[- ]by[- ]step|underlying)'
const UTTER =
  '(?:show|write|spell|lay|print|output|reveal|expose|share|give|provide|include|articulate|verbali[sz]e|narrate|record|document|externali[sz]e|reproduce|dump|transcribe|describe|explain|walk)'

/** Requests for how the model came to an answer: what a student learns most from (DistillGuard, arXiv 2603.07835). */
export const ELICITATION_OF_REASONING: readonly ElicitationClass[] = [
  {
    name: 'full_reasoning',
    bit: 0,
    title: 'reasoning in full',
    reason:
      'Asks that the hidden or whole reasoning be written out beside the answer: the trace itself is the product.',
    sources: [REPORTS, 'arXiv 2603.07835'],
    system: true,
    patterns: [
      `\\b${UTTER}\\b${GAP}\\b(?:your|the|all|every|its)\\b${GAP}\\b${WHOLE} ${GAP}${THINKING}`,
      `\\b(?:show|reveal|expose|articulate|verbali[sz]e|externali[sz]e|narrate|print|output|write (?:out|down)|lay out|spell out)\\b${GAP}\\b(?:your|model'?s) ${GAP}${THINKING}`,
      `\\b(?:every|each|all) (?:of )?(?:the |your )?(?:intermediate |single |internal |reasoning |deduction |logical )+(?:step|thought|inference|deduction)s?\\b`,
      `\\b(?:without|do not|don'?t|never) (?:skip|omit|summari[sz]|abbreviat|hid|leav)\\w* ${GAP}\\b(?:steps?|reasoning|thoughts|thinking)\\b`,
      `\\bthink(?:ing)? (?:out loud|aloud)\\b`,
      `\\b(?:long|detailed|full|explicit|complete|verbose) (?:chain|train)s?[- ]of[- ]thoughts?\\b`,
      `\\b(?:self[- ]correct|backtrack|dead ends?|wrong turns?)\\w*${GAP}\\b(?:reasoning|thinking|thoughts|trace)\\b`,
      `(?:完整|详细|全部|内部|真实|具体|所有|完整地|详尽)的?(?:思考|推理|思维|推导|推论)`,
      `(?:写出|展示|输出|给出|列出|呈现|显示|说出|暴露)${GAP}(?:思维链|思考过程|推理过程|思维过程|推理链|内心|推导过程)`,
      `推理的?(?:每一步|每个步骤|全过程)|\\b(?:want|need|give me|would like)\\b${GAP}\\b(?:your|the) ${WHOLE} ${THINKING}`,
      `不要(?:省略|跳过)${GAP}(?:步骤|推理|思考|过程)`,
      `(?:思考|推論)(?:の)?(?:過程|プロセス)${GAP}(?:すべて|全て|省略せず|詳しく|完全)`,
      `(?:すべて|全て|完全|詳細)(?:の|な)(?:思考|推論)`,
      `(?:모든|전체|상세한|내부) ?(?:사고|추론)`,
      `(?:полн|подробн|внутренн|все)[а-я]* (?:ход|цепочк|рассужден|мысл)[а-я]*`,
      `\\b(?:razonamiento|raciocínio|raisonnement|ragionamento) (?:completo|interno|íntegro|detallado|detalhado|complet|interne|intégral|détaillé|dettagliato)`,
      `(?:todo|toda|tout|toute|gesamte[nr]?|vollständige[nr]?|komplette[nr]?|interne[nr]?) (?:tu |su |seu |ton |votre |le |el |o )?(?:razonamiento|raciocínio|raisonnement|pensée|gedankengang|denkprozess|überlegungen|begründungskette)`,
    ],
  },
  {
    name: 'step_by_step',
    bit: 1,
    title: 'step-by-step reasoning',
    reason: 'The plain trigger of chain of thought (arXiv 2205.11916). Common among people too: weak alone.',
    sources: ['arXiv 2205.11916', 'arXiv 2201.11903'],
    system: true,
    patterns: [
      `\\b(?:think|reason|work|solve|deduce|derive|analy[sz]e|prove)\\w*\\b${GAP}\\b(?:step[- ]by[- ]step|one step at a time|steps? by steps?)`,
      `\\bstep[- ]by[- ]step,? ${GAP}\\b(?:think|reason|solv|deduc|deriv|solution|proof|analysis|logic)`,
      `\\bshow (?:all |every )?(?:of )?(?:your|the) (?:work|working|workings|steps?|derivation|reasoning)\\b`,
      `\\bthink (?:carefully|deeply|hard) before (?:you )?(?:answer|respond|reply)`,
      `(?:逐步|一步一步|一步步|分步|循序渐进)(?:地)?(?:思考|推理|分析|推导|解答|求解|解决)`,
      `(?:思考|推理|分析|推导|解答|求解)${GAP}(?:一步一步|一步步|逐步)`,
      `(?:ステップバイステップ|段階的に|順を追って|一歩ずつ)${GAP}(?:考え|推論|解)`,
      `(?:단계별로|차근차근|한 단계씩) (?:생각|추론|풀)`,
      `(?:шаг за шагом|пошагово|поэтапно)${GAP}(?:рассу|подума|реши|думай)`,
      `(?:рассуждай|подумай|реши|думай)[а-я]*${GAP}(?:шаг за шагом|пошагово|поэтапно)`,
      `(?:piensa|razona|resuelve|pense|raciocine|resolva|réfléchi|raisonn|résou|denk|überleg|lös|ragiona|pensa)${GAP}(?:paso a paso|passo a passo|étape par étape|pas à pas|schritt für schritt|schrittweise)`,
    ],
  },
  {
    name: 'reasoning_behind_answer',
    bit: 2,
    title: 'reasoning behind a finished answer',
    reason: 'Gives a completed answer and asks for the reasoning that led to it: traces are made for stored answers.',
    sources: [REPORTS, 'arXiv 2203.14465 (rationalisation)'],
    system: true,
    patterns: [
      `\\b(?:reasoning|thinking|thoughts|thought process|rationale|chain[- ]of[- ]thought)\\b${GAP}\\b(?:behind|that (?:led|leads|would lead|produced|resulted)|leading (?:up )?to|which led|underlying)\\b${GAP}\\b(?:answer|response|solution|reply|output|completion|conclusion|result)`,
      `\\b(?:imagine|reconstruct|recreate|infer|reverse[- ]engineer|recover|retrace|simulate)\\b${GAP}\\b(?:reasoning|thinking|thoughts|thought process|chain[- ]of[- ]thought|deliberation|rationale)`,
      `\\bgiven (?:the|this|a|both the) (?:question|problem|prompt|task)s? and (?:the|its|a|an)? ?(?:correct |final |reference |gold |completed )*(?:answer|solution|response)\\b${GAP}\\b(?:reasoning|rationale|steps|thought|derivation)`,
      `(?:还原|重构|重建|反推|推测|想象)${GAP}(?:推理|思考|思维)`,
      `(?:得出|得到)(?:这个|该|上述|此)?(?:答案|回答|结论|结果)${GAP}(?:推理|思考|思维)`,
      `(?:восстанови|реконструиру)[а-я]*${GAP}(?:рассужден|ход мысл|размышлен)`,
      `\\b(?:reconstru\\w+|rekonstruier\\w*|imagin\\w+|reconstitu\\w+)${GAP}\\b(?:razonamiento|raciocínio|raisonnement|gedankengang|denkprozess)`,
    ],
  },
  {
    name: 'trace_markup',
    bit: 3,
    title: 'reasoning in marked fields',
    reason: 'Asks for reasoning and answer in tags or fields that a program cuts apart: the form of training traces.',
    sources: ['arXiv 2501.12948 (template of think and answer tags)'],
    system: true,
    patterns: [
      `<(?:think|thinking|thought|thoughts|reasoning|scratchpad|rationale|reflection|analysis|inner_monologue|cot)>`,
      `\\[(?:think|thinking|thought|reasoning|scratchpad|rationale|cot)\\]`,
      `<\\|?(?:begin_of_thought|begin_of_solution|thought_start|think_start)\\|?>`,
      `["'\`](?:reasoning|thinking|thought|thoughts|chain_of_thought|rationale|thought_process|reasoning_steps|scratchpad)["'\`]${GAP}["'\`](?:answer|final_answer|solution|response|result|output|conclusion)["'\`]`,
      `\\b(?:reasoning|thinking|thoughts|rationale|chain[- ]of[- ]thought)\\b${GAP}\\b(?:inside|within|between|enclosed in|wrapped in|in)\\b${GAP}\\b(?:tags?|xml|delimiters|a json field)\\b`,
      `(?:思考|推理|推導|思维)${GAP}(?:标签|標籤|标记)`,
    ],
  },
]
