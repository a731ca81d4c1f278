import { fragmentKeys, queryKeys } from './view-link';

/** One of some keys, as a part of a regular expression. */
const oneOf = (keys: Readonly<Record<string, unknown>>) => `(${Object.keys(keys).join('|')})`;

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
 *   may move out of sight; with the value `place`, all that a place's rows can move.
 * - A view is a shared one where its link was copied, which the day in it tells: its line, hidden otherwise,
 *   is shown at once. The site's own links and a reader's own choices carry no day.
 * - The root element says `data-set`, so that the style shows the controls as they stand. Its value is empty
 *   where the address asks for nothing, so that what nobody sees can be put off; and `1` where it has a key
 *   of ours: then the page wakes, for which the wake script may have to be told.
 * - Keys that are not ours count for nothing.
 * - The way back leads to the page of this site that the reader has come from.
 */
export const viewScript = `{
const d=document,s=location.search,h=location.hash,r=d.documentElement,all=n=>[...d.querySelectorAll(n)];
const q=[...new URLSearchParams(s)].filter(e=>/^${oneOf(queryKeys)}$/.test(e[0])),of=k=>q.find(e=>e[0]===k)?.[1],ids=k=>(of(k)??'').split('.').map(t=>t.trim().toLowerCase()),c=[];
for(const n of new Set(all('[data-view]').map(i=>i.name))){
const f=all('[data-view]').filter(i=>i.name===n),l=ids(n),is=i=>l.includes(i.value);
for(const i of f)i.checked=f[1]?is(i)||!f.some(is):l.join('.')===i.value;
const t=f.filter(i=>i.checked).map(i=>i.value);
if(f[1]?t.length<f.length:t[0])c.push(n+'='+t.join('.'))
}
const z=all('[name=place] option').map(i=>i.value),w=ids('place').find(t=>z.includes(t)),y=z.indexOf(w)>0;
if(y)all('[name=place]')[0].value=w;
const p=/[#&?]${oneOf(fragmentKeys)}=/.test(h);
if(p||y||q.map(e=>e.join('=')).join('&')!==c.join('&'))r.dataset.wait=y?'place':'';
if((c[0]||p||y)&&of('asof')!=null)for(const i of all('[data-shared]'))i.hidden=false;
r.dataset.set=p||q[0]?1:h&&0;
if(p||q[0])dispatchEvent(new Event('view'));
const b=d.referrer;
if(b.startsWith(new URL('..',all('.site-name')[0]).href)&&b.split('?')[0]!==location.href.split(/[?#]/)[0])for(const i of all('[data-back]')){i.hidden=false;i.firstElementChild.href=b}
}`.replaceAll('\n', '');
