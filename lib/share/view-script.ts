/**
 * The one inline script of the site, right behind the controls of a view: it sets them as the address
 * says, before the table behind them is drawn, so that a shared view never jumps. It is the same text on
 * every page, so that a policy can allow it by one digest; `decodeView` reads addresses in the same way,
 * and a test holds the two against each other.
 *
 * A control is a box to tick with `data-view`; its name is the key, its value what ticks it.
 */
export const viewScript =
  "{const s=location.search,q=new URLSearchParams(s);for(const i of document.querySelectorAll('[data-view]')){const v=q.get(i.name);if(v!==null&&s.length<2001)i.checked=v.trim().toLowerCase()===i.value}}";
