/**
 * Stands in a page that was fetched ahead, put there by the service worker: tells the worker that someone
 * has opened the page. A page that is prerendered, or opened in another tab, is opened when it is first seen.
 */
function tell() {
  if (document.visibilityState !== 'visible') return;
  removeEventListener('visibilitychange', tell, true);
  navigator.serviceWorker.controller?.postMessage([location.href]);
}

// A prerendered page is hidden until it is opened, and then says so.
addEventListener('visibilitychange', tell, true);
tell();

export {};
