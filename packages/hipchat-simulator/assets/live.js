const AGAIN_MS = 2000;

/** Keeps a stream of events open, for good. The first event of each connection is a snapshot of everything. */
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
  open();
}
