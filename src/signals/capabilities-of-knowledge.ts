import type { CapabilityClass } from './signal-pattern.js'

/** Fields of knowledge: medicine, law, finance, science. */
export const CAPABILITIES_OF_KNOWLEDGE: readonly CapabilityClass[] = [
  {
    name: 'medicine',
    code: 4,
    title: 'medicine and health',
    concepts: [
      { weight: 2, patterns: ['\\b(?:patients?|diagnos\\w+|symptoms?|prognosis|clinical|clinician|physicians?)\\b'] },
      {
        weight: 2,
        patterns: [
          '\\b(?:disease|syndrome|tumou?r|cancer|diabetes|hypertension|infection|pneumonia|stroke|asthma|fever)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:dosage|dose|medication|antibiotic\\w*|vaccine|surgery|chemotherapy|prescri\\w+|side effects?|mg/kg)\\b',
        ],
      },
      {
        weight: 1,
        patterns: ['\\b(?:doctor|medical|medicine|hospital|treatment|therapy|health|blood|pain|nurse|anatomy)\\b'],
      },
      {
        weight: 3,
        patterns: [
          '患者|症状|诊断|治疗|疾病|临床|药物|手术|医生',
          '診断|治療|病気',
          '환자|증상|진단|치료',
          'пациент|диагноз|симптом|лечени',
          '\\b(?:paciente|síntomas?|sintomas?|diagnóstico|symptômes?|krankheit|behandlung|enfermedad|maladie)\\b',
        ],
      },
    ],
  },
  {
    name: 'law',
    code: 5,
    title: 'law',
    concepts: [
      {
        weight: 2,
        patterns: [
          '\\b(?:plaintiff|defendant|statut(?:e|ory)|jurisdiction|litigation|lawsuit|attorney|tort|precedent|appellate)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:legal (?:advice|rights|analysis|opinion|document|basis)|contract law|criminal law|case law|terms of service|gdpr)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:supreme court|court (?:of|ruled|held|order)|copyright|patent|liabilit\\w+|negligence|breach of|non-?disclosure)\\b',
        ],
      },
      {
        weight: 1,
        patterns: ['\\b(?:law|legal|lawyer|court|clause|agreement|contract|tenant|landlord|regulation|compliance)\\b'],
      },
      {
        weight: 3,
        patterns: [
          '法律|律师|合同法|诉讼|原告|被告|法院|刑法|民法',
          '法律|裁判|弁護士',
          '법률|소송|변호사',
          'закон[^\\n.!?]*стать|судебн|адвокат|истец|ответчик|уголовн',
          '\\b(?:abogado|advogado|avocat|rechtsanwalt|demandante|tribunal|gericht|gesetz|derecho|juridique)\\b',
        ],
      },
    ],
  },
  {
    name: 'finance',
    code: 6,
    title: 'finance and business figures',
    concepts: [
      {
        weight: 2,
        patterns: [
          '\\b(?:stocks?|bonds|equit(?:y|ies)|portfolio|hedge|dividends?|etfs?|securities|derivatives? (?:market|pricing)|options? pricing)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:balance sheet|cash flow|income statement|ebitda|gaap|ifrs|earnings|quarterly|valuation|dcf|net present value)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:interest rates?|inflation|mortgage|loan|credit score|monetary policy|central bank|exchange rate|cryptocurrenc\\w+|bitcoin)\\b',
        ],
      },
      {
        weight: 1,
        patterns: [
          '\\b(?:financ\\w+|invest\\w*|bank(?:ing)?|tax(?:es)?|accounting|revenue|profit|market|budget|trading|audit)\\b',
        ],
      },
      {
        weight: 3,
        patterns: [
          '金融|股票|投资|财务|利率|基金|会计|税务',
          '株式|投資|金融',
          '주식|투자|금융',
          'инвестици|акци[ий]|финанс|бухгалтер',
          '\\b(?:acciones|inversión|investimento|investissement|aktien|finanzen|contabilidad|comptabilité|buchhaltung)\\b',
        ],
      },
    ],
  },
  {
    name: 'science',
    code: 7,
    title: 'natural science and engineering',
    concepts: [
      {
        weight: 2,
        patterns: [
          '\\b(?:physics|quantum|thermodynamic\\w*|relativity|momentum|electromagneti\\w+|particles?|photons?|velocity|kinetic)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:chemi(?:stry|cal)|molecul\\w+|reaction|catalyst|oxidation|polymers?|compounds?|titration|organic synthesis|ph)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:biology|genes?|genom\\w+|dna|rna|proteins?|enzymes?|cells?|evolution|ecosystem|species|photosynthesis)\\b',
        ],
      },
      {
        weight: 2,
        patterns: [
          '\\b(?:astronomy|galax(?:y|ies)|planets?|stars|geolog\\w+|climate|circuit|voltage|semiconductor|aerodynamic\\w*)\\b',
        ],
      },
      {
        weight: 1,
        patterns: [
          '\\b(?:scien(?:ce|tific|tists?)|experiment\\w*|hypothes[ie]s|laborator\\w+|energy|temperature|theory|research)\\b',
        ],
      },
      {
        weight: 3,
        patterns: [
          '物理|化学|生物|量子|分子|细胞|基因|天文',
          '物理|化学|生物',
          '물리|화학|생물',
          'физик|хими[яи]|биологи|квантов|молекул',
          '\\b(?:física|química|biología|biologia|physique|chimie|biologie|physik|chemie)\\b',
        ],
      },
    ],
  },
]
