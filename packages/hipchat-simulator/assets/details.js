import { element } from './element.js';

const COLORS = ['red', 'yellow', 'green', 'purple', 'gray'];

/** Shows what the side panel and the empty state say of a room, and lets it be copied. */
export function createDetails(said) {
  let texts = { address: '', command: '' };

  document.addEventListener('click', async (event) => {
    const what = event.target.closest?.('[data-copy]')?.dataset.copy;
    if (what === undefined) return;
    try {
      await navigator.clipboard.writeText(texts[what]);
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'The browser does not allow copying; select the text instead';
    }
  });

  return {
    show(room) {
      const address = `${location.origin}/v2/room/${encodeURIComponent(room.id)}/notification`;
      texts = { address, command: commandFor(address) };
      for (const place of document.querySelectorAll('[data-text]'))
        place.replaceChildren(...breakable(texts[place.dataset.text]));
      document.querySelector('#room-id').textContent = room.id;
      this.count(room);
    },
    count(room) {
      document.querySelector('#room-total').textContent = room.total.toLocaleString();
      const counts = COLORS.map((color) => [color, room.messages.filter((message) => message.color === color).length]);
      const shown = counts.filter(([, count]) => count > 0);
      const bar = document.querySelector('#colors');
      bar.setAttribute('aria-label', shown.map(([color, count]) => `${count} ${color}`).join(', ') || 'No messages');
      bar.replaceChildren(...shown.map(([color, count]) => part(color, count)));
      const legend = shown.map(([color, count]) => element('li', { class: color }, `${count} ${color}`));
      document.querySelector('#legend').replaceChildren(...legend);
    },
  };
}

// A long address breaks before its slashes and nowhere else.
function breakable(text) {
  return text.split(/(?<=[^/:])(?=\/)/).flatMap((piece) => [element('wbr'), piece]);
}

function part(color, count) {
  const made = element('span', { class: color });
  made.style.flexGrow = String(count);
  return made;
}

function commandFor(address) {
  return [
    `curl ${address} \\`,
    "  -H 'Authorization: Bearer TOKEN' \\",
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"message": "Hello!", "message_format": "text", "color": "green"}'`,
  ].join('\n');
}
