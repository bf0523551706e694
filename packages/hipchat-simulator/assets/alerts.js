const KEY = 'signalbox-alerts';

/** The button that lets messages with `notify` ring: a sound, and a desktop notification if the browser may. Off until it is pressed. */
export function createAlerts(button, text) {
  let audio;
  let on = false;

  const show = () => {
    button.setAttribute('aria-pressed', String(on));
    text.textContent = on ? 'Alerts on' : 'Alert me';
  };
  button.addEventListener('click', async () => {
    on = !on;
    localStorage.setItem(KEY, String(on));
    show();
    if (!on) return;
    audio ??= new AudioContext();
    ring(audio);
    if ('Notification' in window && Notification.permission === 'default') await Notification.requestPermission();
  });
  // A browser plays no sound before the first key or click, but a choice made once still brings desktop notifications.
  on = localStorage.getItem(KEY) === 'true';
  show();

  return {
    announce(message, roomName, words) {
      if (!on || !message.notify) return;
      if (audio !== undefined) ring(audio);
      if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return;
      new Notification(roomName, { body: words.slice(0, 200), tag: message.room, icon: '/assets/favicon.svg' });
    },
  };
}

function ring(audio) {
  for (const [index, hertz] of [880, 1174.7].entries()) {
    const at = audio.currentTime + index * 0.12;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0.12, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.4);
  }
}
