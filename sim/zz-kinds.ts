import { prepareScene } from '#sim/prepare-scene.js'
import { simulateExchanges } from '#sim/simulate-exchanges.js'
import { renderCard } from '#sim/decks/deck.js'
import { findDeck } from '#sim/decks/find-deck.js'
import { DECKS } from '#sim/options.js'
for (const d of DECKS) { const s=new Set(); const deck=findDeck(d); const subj=Array.from({length:8},()=>new Set()); const t=performance.now(); for(let i=0;i<200000;i++) s.add(renderCard(deck,1,i,null)); const ms=performance.now()-t; for(let k=0;k<8;k++) for(let i=0;i<20000;i++) subj[k]!.add(renderCard(deck,1,i,k)); console.log(d, s.size, (ms/200).toFixed(2)+'us', subj.map(x=>x.size).join(' ')) }
for (const days of [30,45,7]) {
const { scene } = prepareScene({ preset: 'clean', exchanges: 400000, seed: 3, days })
const per: Record<string, number> = {}; let n=0
for (const e of simulateExchanges(scene)) { n++; const k=scene.innocents[e.account]!.name; per[k]=(per[k]??0)+1 }
const accts: Record<string, number> = {}; for (const r of scene.innocents) accts[r.name]=(accts[r.name]??0)+1
for (const k of Object.keys(accts)) { const r=scene.innocents.find(x=>x.name===k)!; console.log(days, k, accts[k], 'actual', (per[k]!/accts[k]!).toFixed(1), 'expected', r.kind!.exchangesMean(days).toFixed(1)) }
console.log(n)
}
