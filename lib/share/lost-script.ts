/**
 * The inline script of the 404 page of a site in several languages. A host serves one 404 page, so it holds
 * every language and shows the one in the URL. React sets the first language's title again: the observer undoes it.
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
