/**
 * The inline script of a build that knows no address: the foot of each printed sheet names the host that
 * the page has come from. A page opened from a disk has none, and keeps its path.
 */
export const originScript =
  "for(const e of document.querySelectorAll('.sheet-foot span'))if(/^h/.test(origin))e.textContent=origin+e.textContent";
