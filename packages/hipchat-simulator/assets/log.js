import { messageElements } from './message-element.js';

const SHOWN = 500;
const NEAR_PX = 60;

/** The messages of the open room. Stays at the newest unless the reader has scrolled up; then a button leads there. */
export function createLog(scroller, list, newest) {
  let atEnd = true;
  let missed = 0;

  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    missed = 0;
    newest.hidden = true;
  };
  scroller.addEventListener('scroll', () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    if (atEnd) toEndQuietly();
  });
  const toEndQuietly = () => {
    missed = 0;
    newest.hidden = true;
  };
  newest.addEventListener('click', () => {
    toEnd();
    scroller.focus();
  });
  // Pictures arrive later and make the list longer.
  new ResizeObserver(() => atEnd && toEnd()).observe(list);

  return {
    show(messages) {
      scroller.setAttribute('aria-busy', 'true');
      list.replaceChildren(...messages.flatMap((message, index) => messageElements(message, messages[index - 1])));
      scroller.removeAttribute('aria-busy');
      atEnd = true;
      toEnd();
    },
    add(message, previous) {
      const elements = messageElements(message, previous);
      elements.at(-1).classList.add('fresh');
      list.append(...elements);
      while (list.childElementCount > SHOWN) list.firstElementChild.remove();
      if (atEnd) return toEnd();
      missed += 1;
      newest.hidden = false;
      newest.textContent = `${missed} new message${missed === 1 ? '' : 's'} ↓`;
    },
  };
}
