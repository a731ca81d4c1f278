/**
 * The inline script of the page for lost addresses, where the site has more languages than one: hosts have
 * one such page for all addresses, so that it holds a page in each language, and shows the one that the
 * address begins with. React writes the title of the first once more when it wakes, into
 * the text that is there or in its place, and is put right.
 */
export const lostScript = `{
const d=document,a=[...d.querySelectorAll('[data-lost]')],p=location.pathname.toLowerCase()+'/',o=a.find(e=>p.startsWith(e.querySelector('.site-name').pathname));
if(o){
const t=o.dataset.lost,say=()=>{if(d.title!==t)d.title=t};
for(const e of a)e.hidden=e!==o;
d.documentElement.lang=o.lang;
say();
new MutationObserver(say).observe(d.head,{characterData:true,childList:true,subtree:true})
}
}`.replaceAll('\n', '');
