import { simulateLines } from '#sim/simulate-lines.js'
const t=performance.now(); let n=0,b=0; let r; const g=simulateLines({preset:process.argv[2]??'demo', ...(process.argv[3]?{exchanges:+process.argv[3]}:{})})
for(;;){ r=g.next(); if(r.done) break; n++; b+=r.value.length; if(n%9973===0) console.log(r.value.slice(0,1500)) }
const s=(performance.now()-t)/1000; const truth=r.value; const kinds={}; for(const a of Object.values(truth.accounts)) kinds[a.kind]=(kinds[a.kind]??0)+1
console.log(n, (n/s).toFixed(0)+'/s', (b/n).toFixed(0)+' B', kinds, truth.campaigns.map(c=>[c.id,c.accounts.length,c.harvest_exchanges,c.first,c.last]), process.memoryUsage().rss>>20)
