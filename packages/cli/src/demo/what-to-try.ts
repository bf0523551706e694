import path from 'node:path';
import type { Paint } from '../print/paint.ts';

export interface DemoPlaces {
  readonly server: string;
  readonly simulator: string;
  readonly room: string;
  /** The main file. */
  readonly config: string;
  /** For curl: `user:password`, if the source asks for it. */
  readonly credentials: string | undefined;
}

/** What the demo prints when it runs. */
export function whatToTry({ server, simulator, room, config, credentials }: DemoPlaces, paint: Paint): string {
  const template = path.join(path.dirname(config), 'templates', 'shop.hbs');
  const user = credentials === undefined ? '' : ` -u ${credentials}`;
  return `
  ${paint('bold', 'Signalbox is running. Open the room in a browser:')}

      ${paint('cyan', `${simulator}/`)}

  The router listens on ${paint('cyan', server)}; a made-up Mackerel posts alerts to it.

  ${paint('bold', 'Try next')}
  ${paint('dim', '1.')} Edit ${paint('bold', template)}: the next message about the shop has your text.
  ${paint('dim', '2.')} Edit ${paint('bold', config)}: set \`notify: [critical, warning]\`, or send \`database\` to shop-room.
  ${paint('dim', '3.')} Break it (write \`chanels:\`): it says what is wrong, and goes on with what was good. Mend it.
  ${paint('dim', '4.')} Post an alert of your own:
     curl${user} ${server}/in/mackerel -H 'content-type: application/json' \\
       -d '{"event":"alert","type":"external","message":"made with curl","alert":{"id":"my-1","status":"critical","isOpen":true,"monitorName":"my first alert"}}'
  ${paint('dim', '5.')} Take the room down for three messages: they fail, and arrive when they are tried again:
     curl ${simulator}/simulator/faults -H 'content-type: application/json' -d '{"status":503,"times":3}'
  ${paint('dim', '6.')} ${server}/metrics, ${simulator}/simulator/rooms/${room}/messages

  ${paint('dim', 'Ctrl-C ends it.')}

`;
}
