/**
 * The inline script of a build without `SITE_ADDRESS`: it puts the host that served the page into the foot of each
 * printed sheet. A page opened from a disk has no host and keeps its path.
 */
export const originScript =
  "for(const e of document.querySelectorAll('.sheet-foot span'))if(/^h/.test(origin))e.textContent=origin+e.textContent";
