/**
 * The one inline script of the site, right behind the controls of a view: it sets them as the address
 * says, before the table behind them is drawn, so that a shared view never jumps. It is the same text on
 * every page, so that a policy can allow it by one digest; `decodeView` reads addresses in the same way,
 * and a test holds the two against each other.
 *
 * - A control is a box to tick with `data-view`: its name is the key, its value what ticks it. Boxes of
 *   one name are a list: ticked are those that the address names, or all where it names none of them.
 * - The list of places stands at the one that the address names. Its rows are fetched.
 * - Only React can move rows, and say what has changed or was not understood. Where the address asks for
 *   more than the boxes hold, the root element says `data-wait` until that is done, and the style keeps what
 *   may move out of sight.
 * - A visit from elsewhere to a view is a shared view: its line, hidden otherwise, is shown at once. After
 *   a reload, or by going back to a choice of one's own, the history knows better.
 * - The root element says `data-set`, so that the style shows the controls as they stand.
 * - The way back leads to the page of this site that the reader has come from.
 */
export const viewScript = `{
const d=document,s=location.search,h=location.hash,q=new URLSearchParams(s),all=n=>d.querySelectorAll(n);
const of=(k)=>s.length+h.length<2001?q.get(k):null,ids=v=>v.split('.').map(t=>t.trim().toLowerCase()),c=[];
for(const n of new Set([...all('[data-view]')].map(i=>i.name))){
const f=[...all('[data-view]')].filter(i=>i.name===n),v=of(n),l=v===null?[]:ids(v);
for(const i of f)i.checked=f.length>1?!f.some(o=>l.includes(o.value))||l.includes(i.value):v!==null&&v.trim().toLowerCase()===i.value;
const t=f.filter(i=>i.checked).map(i=>i.value);
if(f.length<2?t.length:t.length<f.length)c.push(n+'='+t.join('.'))
}
const m=d.querySelector('select[name=place]'),z=m?[...m.options].map(n=>n.value):[];
const w=ids(of('place')??'').find(t=>z.includes(t)),y=z.indexOf(w)>0;if(y)m.value=w;
const p=/[#&]p=/.test(h),r=d.documentElement;
if(p||y||s!==(c[0]?'?'+c.join('&'):''))r.dataset.wait='';
if((c[0]||p||y)&&!history.state?.own)for(const e of all('[data-shared]'))e.hidden=false;
r.dataset.set='';
const b=d.referrer,o=new URL('..',d.querySelector('.site-name')).href;
if(b.startsWith(o)&&b.split('?')[0]!==location.href.split(/[?#]/)[0])for(const e of all('[data-back]')){e.hidden=false;e.firstElementChild.href=b}
}`.replaceAll('\n', '');
