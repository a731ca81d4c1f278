/**
 * The service worker adds this script to prefetched pages. It tells the worker that the reader opened the page. A
 * prerendered page or one in a background tab counts as opened when it is first visible.
 */
function tell() {
  if (document.visibilityState !== 'visible') return;
  removeEventListener('visibilitychange', tell, true);
  navigator.serviceWorker.controller?.postMessage([location.href]);
}

// A prerendered page is hidden until it is opened, which fires this event.
addEventListener('visibilitychange', tell, true);
tell();

export {};
