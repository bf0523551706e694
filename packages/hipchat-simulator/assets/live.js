const AGAIN_MS = 2000;
const SOON_MS = 200;
const LATEST_MS = 3000;

/**
 * Keeps a stream of events open, for good, from the moment when the page is loaded. The first event of each connection is a snapshot of
 * everything.
 */
export function connect({ onState, onSnapshot, onMessage, onReset, retry }) {
  let source;
  let timer;

  const open = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource('/simulator/events');
    source.addEventListener('snapshot', (event) => {
      onState(true);
      onSnapshot(JSON.parse(event.data));
    });
    source.addEventListener('message', (event) => onMessage(JSON.parse(event.data)));
    source.addEventListener('reset', onReset);
    source.addEventListener('error', () => {
      onState(false);
      // The browser gives up after some errors; we do not.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
    });
  };

  retry.addEventListener('click', open);
  afterLoad(open);
}

// A stream that is open while the page loads would keep a browser that takes its picture waiting; a graph that never comes must not keep
// the messages waiting.
function afterLoad(open) {
  let opened = false;
  const once = () => {
    if (opened) return;
    opened = true;
    open();
  };
  setTimeout(once, LATEST_MS);
  addEventListener('load', () => setTimeout(once, SOON_MS), { once: true });
}
