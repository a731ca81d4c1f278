import { fragmentKeys, queryKeys } from './view-link';

/** A regular expression group that matches any of the keys. */
const oneOf = (keys: Readonly<Record<string, unknown>>) => `(${Object.keys(keys).join('|')})`;

/**
 * The inline script right after the controls of a view. It sets them from the URL before the table below is painted,
 * so a shared view never jumps. The text is the same on every page, so one digest in the policy allows it. A test
 * checks that it reads URLs the way `decodeView` does.
 *
 * - A control is a checkbox with `data-view`: its name is the key, its value checks it. Checkboxes of one name
 *   form a list: those in the URL are checked, or all if the URL names none.
 * - The select of places shows the place in the URL. React fetches its rows.
 * - Only React can move rows and show notes. If the URL asks for more than checkboxes, the root element has
 *   `data-pending` until React is done, and the style hides what may move. With `data-pending="place"` it hides all that a
 *   place's rows can move.
 * - A date in the URL means that someone copied the link: the line about shared views is shown at once. The
 *   site's own links and the reader's own choices have no date.
 * - The root element gets `data-view-applied`, and the style shows the controls. It is empty if the URL has neither query key
 *   nor fragment, so that hidden rows can render later, and `1` if it has one of our keys: then an event tells the
 *   hydration loader.
 * - Other keys are ignored.
 * - The link back leads to the page of this site that the reader came from.
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
if(p||y||q.map(e=>e.join('=')).join('&')!==c.join('&'))r.dataset.pending=y?'place':'';
if((c[0]||p||y)&&of('asof')!=null)for(const i of all('[data-shared]'))i.hidden=false;
r.dataset.viewApplied=p||q[0]?1:h&&0;
if(p||q[0])dispatchEvent(new Event('view'));
const b=d.referrer;
if(b.startsWith(new URL('..',all('.site-name')[0]).href)&&b.split('?')[0]!==location.href.split(/[?#]/)[0])for(const i of all('[data-back]')){i.hidden=false;i.firstElementChild.href=b}
}`.replaceAll('\n', '');
