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
 * - The root element says `data-set`, so that the style shows the controls as they stand; with a value where
 *   the address asks for anything, so that nothing is put off then.
 * - The way back leads to the page of this site that the reader has come from.
 */
export const viewScript = `{
const d=document,s=location.search,h=location.hash,r=d.documentElement,all=n=>[...d.querySelectorAll(n)];
const q=new URLSearchParams(s.length+h.length<2001?s:''),ids=k=>(q.get(k)??'').split('.').map(t=>t.trim().toLowerCase()),c=[];
for(const n of new Set(all('[data-view]').map(i=>i.name))){
const f=all('[data-view]').filter(i=>i.name===n),l=ids(n),is=i=>l.includes(i.value);
for(const i of f)i.checked=f[1]?is(i)||!f.some(is):l.join('.')===i.value;
const t=f.filter(i=>i.checked).map(i=>i.value);
if(f[1]?t.length<f.length:t[0])c.push(n+'='+t.join('.'))
}
const z=all('[name=place] option').map(i=>i.value),w=ids('place').find(t=>z.includes(t)),y=z.indexOf(w)>0;
if(y)all('[name=place]')[0].value=w;
const p=/[#&]p=/.test(h);
if(p||y||s!==(c[0]?'?'+c.join('&'):''))r.dataset.wait='';
if((c[0]||p||y)&&!history.state?.own)for(const i of all('[data-shared]'))i.hidden=false;
r.dataset.set=s+h&&1;
const b=d.referrer;
if(b.startsWith(new URL('..',all('.site-name')[0]).href)&&b.split('?')[0]!==location.href.split(/[?#]/)[0])for(const i of all('[data-back]')){i.hidden=false;i.firstElementChild.href=b}
}`.replaceAll('\n', '');
